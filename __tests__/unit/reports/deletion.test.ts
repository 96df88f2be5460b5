import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { assess } from "../../../src/posture/assess.js";
import type { Assessment } from "../../../src/posture/assessment.js";
import { deletionSentences } from "../../../src/reports/deletion-texts.js";
import { htmlRenderer } from "../../../src/reports/html/html.js";
import type { JsonReport } from "../../../src/reports/json/report-schema.js";
import { renderJobSummary } from "../../../src/reports/markdown/job-summary.js";
import { renderers } from "../../../src/reports/renderers.js";
import { renderTerminalSummary } from "../../../src/reports/terminal/terminal-summary.js";
import type { ReportFormat } from "../../../src/settings/settings.js";
import { inventory, NOW, OFF, unread } from "../posture/inventory-builder.js";
import { policy } from "../posture/policy-fixtures.js";
import { hostileText } from "./hostile-names.js";
import { satisfiesCommitted, satisfiesExactly } from "./json-schema.js";
import { FACTS } from "./sample.js";
import { objectionToXml } from "./well-formed.js";

const ACME = "ocid1.tenancy.oc1..acme";
const ADMINS = "Allow group Administrators to manage all-resources in tenancy";
const OPS = "Allow group Ops to manage volume-backups in tenancy where request.user.name = 'joe'";

function assessed(statements: readonly string[], over: Parameters<typeof inventory>[0] = {}) {
  const policies = statements.map((statement, index) => {
    const id = `ocid1.policy.oc1..p${index}`;
    return { id, name: `policy ${index}`, compartmentId: ACME, statements: [statement] };
  });
  const compartments = [{ id: ACME, name: "acme", parentId: null }];
  const given = inventory({ iam: { policies, compartments }, ...over });
  const deletionRestricted = { allowedGroups: ["Administrators"], allowedDynamicGroups: [] };
  return assess(given, policy({ deletionRestricted }), OFF, NOW);
}

async function rendered(format: ReportFormat, assessment: Assessment): Promise<string> {
  return (await renderers[format].audit()).render(assessment, FACTS);
}

const json = async (assessment: Assessment) =>
  JSON.parse(await rendered("json", assessment)) as JsonReport;

describe("who may delete backups, in the reports", () => {
  const found = assessed([ADMINS, OPS]);

  test("JSON has every row, and the check among those that were evaluated", async () => {
    const report = await json(found);
    expect(report.deletion_restricted).toMatchObject({
      result: "fail",
      severity: "high",
      who: [
        {
          subject: "Ops",
          subject_kind: "group",
          allowed: false,
          may: "be able to delete",
          doubt: "the statement has a condition",
          what: ["volume backups"],
          compartment_id: ACME,
          compartment_path: "acme",
          policy_id: "ocid1.policy.oc1..p1",
          policy_name: "policy 1",
          statement: OPS,
        },
        { subject: "Administrators", allowed: true, may: "delete", doubt: null },
      ],
      may_grant_it: [],
      held: { backups: 0, volumes: 0 },
    });
    expect(report.checks?.at(-1)).toMatchObject({ id: "deletion-restricted" });
    expect(report.checks?.at(-1)?.clauses.length).toBeGreaterThan(0);
    expect([satisfiesCommitted(report), satisfiesExactly(report)]).toEqual([true, true]);
  });

  test("nothing of it stands where nobody asked", async () => {
    const silent = assess(inventory(), policy(), OFF, NOW);
    const report = await json(silent);
    expect(report).not.toHaveProperty("deletion_restricted");
    expect(report.checks?.map(({ id }) => id)).not.toContain("deletion-restricted");
    for (const format of ["markdown", "html", "junit", "ocsf"] as const) {
      expect(await rendered(format, silent)).not.toContain("Who may delete backups");
    }
  });

  test("Markdown, the job summary and the page have a table, without a click", async () => {
    const row =
      /\| group Ops \| no \| perhaps: the statement has a condition \| volume backups \| acme \| policy 1 \|/;
    expect(await rendered("markdown", found)).toMatch(row);
    expect(renderJobSummary(found, FACTS)).toMatch(row);
    const html = htmlRenderer.render(found, FACTS);
    const [, section = ""] =
      /<section aria-labelledby="deletion">([\s\S]*?)<\/section>/.exec(html) ?? [];
    expect(section).toContain("group Ops");
    expect(section).not.toContain("<details");
  });

  test("SARIF has a result of the tenancy's that names who it is", async () => {
    const log = JSON.parse(await rendered("sarif", found)) as {
      readonly runs: readonly {
        readonly results: readonly {
          readonly ruleId: string;
          readonly level: string;
          readonly message: { readonly text: string };
        }[];
      }[];
    };
    const results = log.runs[0]?.results.filter((it) => it.ruleId === "deletion-restricted");
    expect(results).toMatchObject([{ level: "error" }]);
    expect(results?.[0]?.message.text).toMatch(
      /^In the tenancy as a whole, .*They are: group Ops\.$/,
    );
  });

  test.each([
    ["pass", [ADMINS], {}, /name="Only those who are allowed may delete backups" time="0"\/>/],
    [
      "fail",
      [ADMINS, OPS],
      {},
      /<failure message="[^"]*" type="deletion-restricted">group Ops \| no \|/,
    ],
    [
      "unknown",
      [ADMINS],
      { unread: [unread({ compartmentId: ACME, operation: "ListPolicies" })] },
      /<error message="nobody else was found[^"]*" type="deletion-restricted"\/>/,
    ],
  ] as const)("JUnit has a case for the tenancy: %s", async (_name, statements, over, expected) => {
    const xml = await rendered("junit", assessed(statements, over));
    expect(xml).toMatch(expected);
    expect(objectionToXml(xml)).toBeNull();
  });

  test("the terminal names those who are not allowed", () => {
    const text = renderTerminalSummary(found, { columns: 100, isColoured: false });
    expect(text).toMatch(/Who may delete backups\n.*WHO +SURE +IN\n.*group Ops +perhaps +acme/);
    const fine = renderTerminalSummary(assessed([ADMINS]), { columns: 100, isColoured: false });
    expect(fine).not.toContain("Who may delete backups");
    const many = Array.from({ length: 20 }, (_, at) => OPS.replace("Ops", `Ops${at}`));
    expect(renderTerminalSummary(assessed(many), { columns: 100, isColoured: false })).toContain(
      "and 5 more in the reports",
    );
  });

  test("what stands beside is said in sentences", () => {
    const statements = Array.from(
      { length: 22 },
      (_, at) => `Allow group g${String(at).padStart(2, "0")} to manage policies in tenancy`,
    );
    const check = assessed(statements).deletionRestricted;
    if (check === undefined) throw new Error("It was asked for.");
    const [, , grantors = ""] = deletionSentences(check);
    expect(grantors).toMatch(/^May write IAM policies, and so grant it to themselves: group g00, /);
    expect(grantors).toMatch(/group g19 and 2 more\.$/);
    const held = deletionSentences({ ...check, held: { backups: 2, volumes: 1 }, mayGrant: [] });
    expect(held[1]).toBe(
      "2 backups of 1 volume cannot be deleted now by anybody: a retention lock, a prevented deletion or an indefinite hold keeps them.",
    );
  });

  test("hostile names break no format", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (name, statement) => {
        const given = assessed([
          `Allow group '${name}' to manage volume-family in tenancy`,
          statement,
        ]);
        expect(satisfiesCommitted(await json(given))).toBe(true);
        expect(objectionToXml(await rendered("junit", given))).toBeNull();
        const html = htmlRenderer.render(given, FACTS);
        expect(html.match(/<section aria-labelledby="deletion">/g)).toHaveLength(1);
        const summary = renderJobSummary(given, FACTS);
        // One line a row, whatever stands in it.
        const rows = summary.split("\n").filter((line) => line.includes("| perhaps: "));
        for (const row of rows) expect(row.split(" | ")).toHaveLength(7);
      }),
      { numRuns: 50 },
    );
  });
});
