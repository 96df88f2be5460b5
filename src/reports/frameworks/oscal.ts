import type { Assessment, Finding } from "../../posture/assessment.js";
import { clauseName, clausesOf } from "../../posture/frameworks/clauses.js";
import { stableUuid } from "../../plain/stable-uuid.js";
import { utcText } from "../../plain/utc-time.js";
import { counted } from "../../plain/wording.js";
import { visible, visibleJson } from "../../plain/visible.js";
import type { Renderer, RunFacts } from "../report.js";
import { checkRows, tenancyRows, type CheckRow } from "./check-rows.js";

/** Of the names of properties that OSCAL does not define itself. */
const NAMESPACE = "https://github.com/oci-volume-backup-audit/ns/oscal";
const OSCAL_VERSION = "1.1.3";
const NIST = "NIST SP 800-53";

/**
 * NIST OSCAL assessment results 1.1: one observation and one finding for each check and rule. UUIDs are
 * made of what they stand for, so that the same assessment gives the same bytes.
 */
export const oscalRenderer: Renderer = {
  format: "oscal",
  extension: "oscal.json",
  contentType: "application/json",
  render: (assessment, facts) =>
    `${visibleJson(JSON.stringify({ "assessment-results": resultsOf(assessment, facts) }, null, 1))}\n`,
};

interface Identity {
  readonly uuid: (...parts: readonly string[]) => string;
  readonly time: string;
}

function resultsOf(assessment: Assessment, facts: RunFacts): object {
  const time = utcText(assessment.assessedAt);
  const uuid = (...parts: readonly string[]) => stableUuid(assessment.tenancyId, time, ...parts);
  const rows = [...checkRows(assessment), ...tenancyRows(assessment)];
  const plan = uuid("plan");
  return {
    uuid: uuid("assessment-results"),
    metadata: {
      title: "OCI volume backup posture",
      "last-modified": time,
      version: line(facts.toolVersion),
      "oscal-version": OSCAL_VERSION,
    },
    "import-ap": { href: `#${plan}` },
    results: [resultOf(assessment, facts, rows, { uuid, time })],
    "back-matter": {
      resources: [
        {
          uuid: plan,
          title: "What was assessed, and by which rules",
          description: planText(assessment, facts),
        },
      ],
    },
  };
}

function planText({ tenancyId, regions, rules }: Assessment, { policyFile }: RunFacts): string {
  const file =
    policyFile === undefined
      ? "no policy file"
      : `the policy file ${policyFile.path}, SHA-256 ${policyFile.sha256}`;
  const names = rules.map(({ name }) => name).join(", ");
  return line(
    `Every block and boot volume in scope of ${tenancyId}, in ${regions.join(", ")}, by ${file}. Rules: ${names}.`,
  );
}

function resultOf(
  assessment: Assessment,
  { durationMs }: RunFacts,
  rows: readonly CheckRow[],
  identity: Identity,
): object {
  const { uuid, time } = identity;
  const { assessedAt, summary, complete, findings } = assessment;
  const controls = [...new Set(rows.flatMap(({ id }) => nistControls(id)))].sort();
  const told = new Set(rows.flatMap((row) => row.told.map(({ finding }) => finding.volumeId)));
  const items = findings.filter(({ volumeId }) => told.has(volumeId));
  return {
    uuid: uuid("result"),
    title: "Volume backup audit",
    description: line(
      `${counted(summary.total, "volume")}: ${summary.compliant} compliant, ${summary.stale} stale, ${summary.noBackup} without backup, ${summary.unknown} unknown.${complete ? "" : " Not everything could be read."}`,
    ),
    start: time,
    end: utcText(assessedAt + durationMs),
    props: [
      prop("complete", String(complete)),
      prop("volumes", String(summary.total)),
      prop("compliant", String(summary.compliant)),
      prop("stale-backup", String(summary.stale)),
      prop("no-backup", String(summary.noBackup)),
      prop("unknown", String(summary.unknown)),
    ],
    ...(items.length === 0
      ? {}
      : { "local-definitions": { "inventory-items": items.map((it) => inventoryItem(it, uuid)) } }),
    "reviewed-controls": {
      "control-selections": [
        {
          description:
            "NIST SP 800-53 Rev. 5, each in part; other frameworks stand in the findings.",
          ...(controls.length === 0
            ? {}
            : { "include-controls": controls.map((id) => ({ "control-id": id })) }),
        },
      ],
    },
    observations: rows.map((row) => observation(row, identity)),
    findings: rows.map((row) => finding(row, identity)),
  };
}

function inventoryItem(it: Finding, uuid: Identity["uuid"]): object {
  const kind = it.kind === "BOOT_VOLUME" ? "Boot volume" : "Block volume";
  return {
    uuid: uuid("volume", it.volumeId),
    description: line(`${kind} ${it.volumeName} in ${it.compartmentPath}, ${it.region}`),
    props: [
      { name: "asset-id", value: line(it.volumeId) },
      prop("region", it.region),
      prop("compartment", it.compartmentPath),
      prop("status", it.status),
    ],
  };
}

function observation(row: CheckRow, { uuid, time }: Identity): object {
  const { id, title, rule, told } = row;
  return {
    uuid: uuid("observation", id, rule),
    title: line(`${title} (${id}, rule ${rule})`),
    description: line(countsText(row)),
    props: countProps(row),
    methods: ["TEST"],
    types: ["control-objective"],
    ...(told.length === 0
      ? {}
      : {
          subjects: told.map(({ finding: it, check }) => ({
            "subject-uuid": uuid("volume", it.volumeId),
            type: "inventory-item",
            title: line(it.volumeName),
            props: [
              prop("result", check.result),
              ...excuseProps(check.waived, check.inGracePeriod),
            ],
            remarks: line(check.message),
          })),
        }),
    collected: time,
  };
}

function finding(row: CheckRow, { uuid }: Identity): object {
  const { id, title, help, rule, counts } = row;
  return {
    uuid: uuid("finding", id, rule),
    title: line(`${title} (${id}, rule ${rule})`),
    description: line(help),
    props: [
      ...countProps(row),
      ...clausesOf(id).map((clause) => ({
        ...prop("clause", clauseName(clause)),
        remarks: line(`In part. It does not cover: ${clause.notCovered}.`),
      })),
    ],
    target: {
      type: "objective-id",
      "target-id": id,
      status: stateOf(counts),
    },
    "related-observations": [{ "observation-uuid": uuid("observation", id, rule) }],
  };
}

/** What could not be told is not satisfied: nobody knows that it is. */
function stateOf({ fail, unknown }: CheckRow["counts"]): object {
  if (fail > 0) return { state: "not-satisfied", reason: "fail" };
  return unknown > 0
    ? { state: "not-satisfied", reason: "other", remarks: "It is unknown for some volumes." }
    : { state: "satisfied", reason: "pass" };
}

function countsText({ counts, excused }: CheckRow): string {
  const { pass, fail, unknown, not_applicable: none } = counts;
  const of = excused === 0 ? "" : `, ${excused} of them exempted or in a grace period`;
  return `Passed on ${pass}, failed on ${fail}${of}, unknown on ${unknown}, not applicable on ${none}.`;
}

function countProps({ rule, counts, excused }: CheckRow): object[] {
  return [
    prop("rule", rule),
    prop("pass", String(counts.pass)),
    prop("fail", String(counts.fail)),
    prop("excused", String(excused)),
    prop("unknown", String(counts.unknown)),
    prop("not-applicable", String(counts.not_applicable)),
  ];
}

function excuseProps(isWaived: boolean, isInGracePeriod: boolean): object[] {
  return [
    ...(isWaived ? [prop("waived", "true")] : []),
    ...(isInGracePeriod ? [prop("in-grace-period", "true")] : []),
  ];
}

function prop(name: string, value: string) {
  return { name, ns: NAMESPACE, value: line(value) };
}

/** `CP-9(3)` as NIST's catalogue has it: `cp-9.3`. */
function nistControls(id: CheckRow["id"]): string[] {
  return clausesOf(id)
    .filter(({ framework }) => framework === NIST)
    .map(({ clause }) => clause.toLowerCase().replace("(", ".").replace(")", ""));
}

/** OSCAL's strings are not empty, of one line, and have no blank at either end. */
function line(text: string): string {
  const shown = visible(text).trim();
  return shown === "" ? "(empty)" : shown;
}
