import type { Assessment, Finding } from "../../posture/assessment.js";
import type { ComplianceStatus } from "../../posture/compliance-status.js";
import { sortedByKeys } from "../../plain/order.js";
import { groupBy } from "../../plain/group-by.js";
import { escapeMarkdown } from "../escape/markdown.js";
import type { MarkdownTable } from "./markdown-table.js";

type Grouping = "region" | "compartment" | "availability domain";

const KEYS: Readonly<Record<Grouping, { title: string; keyOf: (it: Finding) => string }>> = {
  region: { title: "Region", keyOf: (it) => it.region },
  compartment: { title: "Compartment", keyOf: (it) => it.compartmentPath },
  "availability domain": { title: "Availability domain", keyOf: (it) => it.availabilityDomain },
};

/** The order of the columns. */
const STATUSES: readonly ComplianceStatus[] = ["COMPLIANT", "STALE_BACKUP", "NO_BACKUP", "UNKNOWN"];

/** One row a place that has volumes, the least covered first. */
export function coverageTable(
  { findings }: Pick<Assessment, "findings">,
  by: Grouping,
): MarkdownTable {
  const { title, keyOf } = KEYS[by];
  const coverage = [...groupBy(findings, keyOf)].map(([name, volumes]) => {
    const having = new Map<ComplianceStatus, number>();
    for (const { status } of volumes) having.set(status, (having.get(status) ?? 0) + 1);
    const [compliant = 0, ...others] = STATUSES.map((status) => having.get(status) ?? 0);
    return { name, total: volumes.length, share: compliant / volumes.length, compliant, others };
  });
  const rows = sortedByKeys(coverage, (it) => [it.share, -it.total, it.name]);
  return {
    columns: [
      { title },
      ...["Volumes", "Covered", "Compliant", "Stale", "No backup", "Unknown"].map((it) => ({
        title: it,
        isNumber: true,
      })),
    ],
    rows: rows.map(({ name, total, share, compliant, others }) => [
      escapeMarkdown(name),
      String(total),
      // Rounded down: all but one is not all.
      `${Math.floor(share * 100)} %`,
      ...[compliant, ...others].map(String),
    ]),
  };
}
