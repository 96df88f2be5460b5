import { describe, expect, test } from "@jest/globals";

import type { Assessment } from "../../../../src/posture/assessment.js";
import { comparePolicies } from "../../../../src/posture/preview/compare-policies.js";
import { judgeTwice, type JudgedTwice } from "../../../../src/posture/preview/judge-twice.js";
import { redactDeletion } from "../../../../src/reports/redact/redact-deletion.js";
import { redactJudgedTwice } from "../../../../src/reports/redact/redact-judged-twice.js";
import { Redactor } from "../../../../src/reports/redact/redactor.js";
import { deletionChangeTexts } from "../../../../src/reports/preview/deletion-change-text.js";
import { previewJsonRenderer } from "../../../../src/reports/preview/preview-json.js";
import { previewMarkdownRenderer } from "../../../../src/reports/preview/preview-markdown.js";
import { previewReportSchema } from "../../../../src/reports/preview/preview-report-schema.js";
import { renderPreviewTerminal } from "../../../../src/reports/preview/preview-terminal.js";
import type { GateLimits } from "../../../../src/settings/policy.js";
import { backup, inventory, NOW, STRICT, volume } from "../inventory-builder.js";
import { policy } from "../policy-fixtures.js";

/** The entries of deletion-restricted; null: the policy file has no such key. */
type Allowed = { readonly groups: readonly string[]; readonly dynamic?: readonly string[] } | null;

const STATEMENTS = [
  "Allow group Ops to manage volume-family in tenancy",
  "Allow dynamic-group Agents to manage volume-family in tenancy",
];

interface Given {
  readonly from: Allowed;
  readonly to: Allowed;
  readonly statements?: readonly string[] | null;
  readonly gates?: readonly [Partial<GateLimits>, Partial<GateLimits>];
  readonly told?: (it: Assessment) => Assessment;
}

function judgedTwice({
  from,
  to,
  statements = STATEMENTS,
  gates = [{}, {}],
  told = (it) => it,
}: Given) {
  const given = inventory({ volumes: [volume()], backups: [backup()] });
  const policies = [
    { id: "p", name: "p", compartmentId: given.tenancyId, statements: statements ?? [] },
  ];
  const read = {
    ...{ readAt: NOW, coversTenancy: true },
    inventory: statements === null ? given : { ...given, iam: { policies, compartments: [] } },
  };
  const terms = (allowed: Allowed, gate: Partial<GateLimits>) => ({
    gate: { ...STRICT, ...gate },
    policy: policy(
      allowed === null
        ? {}
        : {
            deletionRestricted: {
              allowedGroups: allowed.groups,
              allowedDynamicGroups: allowed.dynamic ?? [],
            },
          },
    ),
  });
  return judgeTwice(read, terms(from, gates[0]), terms(to, gates[1]), {
    namesNearest: true,
    told,
  });
}

const compared = (judged: JudgedTwice, failOnExemptions = false) =>
  comparePolicies(judged, { failOnExemptions, warnOnly: false });
const preview = (given: Given, failOnExemptions = false) =>
  compared(judgedTwice(given), failOnExemptions);

const NOBODY = { groups: [] };
const OPS = { groups: ["Ops"] };
const BOTH = { groups: ["Ops"], dynamic: ["Agents"] };

describe("the headline on who may delete backups", () => {
  const GAIN = "The list of those who may delete backups would gain 1 entry.";
  const BEGIN = "The policy file would begin to restrict who may delete backups.";
  const END = "The policy file would no longer restrict who may delete backups.";
  test.each<[string, Allowed, Allowed, string]>([
    ["widened so that the gate passes", OPS, BOTH, `${GAIN} The gate would pass.`],
    ["widened in part", NOBODY, OPS, `${GAIN} The gate would fail for another reason.`],
    ["widened for somebody without the right", BOTH, { ...BOTH, groups: ["Ops", "Sec"] }, GAIN],
    [
      "narrowed",
      BOTH,
      { groups: ["Sec", "Dev"], dynamic: ["Agents"] },
      "The list of those who may delete backups would gain 2 entries and lose 1 entry. The gate would fail.",
    ],
    ["begun, and failing", null, OPS, `${BEGIN} The gate would fail.`],
    ["begun, and passing", null, BOTH, BEGIN],
    ["ended, and passing", OPS, null, `${END} The gate would pass.`],
    ["ended, and as before", BOTH, null, END],
  ])("%s", (_what, from, to, said) => {
    expect(preview({ from, to }).headline).toBe(`No volume would begin or stop failing. ${said}`);
  });

  test.each<[string, Allowed, Allowed]>([
    ["the same list", BOTH, BOTH],
    ["another order", { groups: ["Ops", "Sec"] }, { groups: ["Sec", "Ops"] }],
    ["an entry that a pattern covers", { groups: ["Op*"] }, { groups: ["Op*", "Ops"] }],
    ["the domain Default by its name", OPS, { groups: ["'Default'/'Ops'"] }],
    ["no list at all", null, null],
  ])("says nothing of %s", (_what, from, to) => {
    const told = preview({ from, to }, true);
    expect(told.headline).toBe("Nothing would change for the volume.");
    expect([told.deletion, told.verdict.passed]).toEqual([null, true]);
  });

  test.each<[Partial<GateLimits>, Partial<GateLimits>, string]>([
    [{}, { warnOnly: true }, "The gate would only warn."],
    [{ warnOnly: true }, {}, "The gate would fail."],
    [{}, { failOnIncomplete: false }, "The gate would pass."],
  ])("has the gate where that alone changes", (one, other, said) => {
    const given = { from: OPS, to: OPS, statements: null, gates: [one, other] as const };
    expect(preview(given).headline).toBe(`No volume would begin or stop failing. ${said}`);
  });

  test.each<[boolean, string]>([
    [true, "The gate would only warn of what it finds."],
    [false, "The gate would no longer only warn."],
  ])("has warn-only where the gate passes anyway", (warnOnly, said) => {
    const gates = [{ warnOnly: !warnOnly }, { warnOnly }] as const;
    expect(preview({ from: BOTH, to: BOTH, gates }).headline).toContain(said);
  });
});

describe("the change of who may delete backups", () => {
  test("names the entries, the subjects and the results", () => {
    const { deletion } = preview({ from: NOBODY, to: { groups: ["Op*"] } });
    expect(deletion).toEqual({
      kind: "changed",
      added: [{ kind: "group", name: "Op*" }],
      removed: [],
      ...{ before: "fail", after: "fail" },
      stops: [{ kind: "group", name: "Ops" }],
      begins: [],
    });
  });

  test("is a sentence each", () => {
    const texts = (from: Allowed, to: Allowed) => {
      const { deletion } = preview({ from, to });
      return deletion === null ? [] : deletionChangeTexts(deletion);
    };
    expect(texts(OPS, { groups: ["Sec"], dynamic: ["Agents"] })).toEqual([
      "The policy file would also allow: group Sec, dynamic-group Agents.",
      "It would no longer allow: group Ops.",
      "May delete backups, and would no longer fail the check: dynamic-group Agents.",
      "May delete backups, and would begin to fail the check: group Ops.",
      "The check deletion-restricted: fail before, fail after.",
    ]);
    expect(texts(null, OPS)).toEqual([
      "The policy file would begin to restrict who may delete backups: it gains deletion-restricted.",
      "It allows: group Ops.",
      "May delete backups, and would begin to fail the check: dynamic-group Agents.",
      "The check deletion-restricted: not asked before, fail after.",
    ]);
    expect(texts(OPS, null)).toEqual([
      "The policy file would no longer restrict who may delete backups: it loses deletion-restricted.",
      "It allowed: group Ops.",
      "May delete backups, and would no longer fail the check: dynamic-group Agents.",
      "The check deletion-restricted: fail before, not asked after.",
    ]);
  });

  test("is known by the files where the inventory has no IAM policies", () => {
    const told = preview({ from: NOBODY, to: OPS, statements: null }, true);
    expect(told.deletion).toMatchObject({
      ...{ added: [{ name: "Ops" }], before: "unknown", after: "unknown", stops: [], begins: [] },
    });
    expect(told.verdict.passed).toBe(false);
  });

  test("has a subject that cannot be read where the key comes or goes", () => {
    const statements = ["Allow gruop Ops to manage volume-family in tenancy"];
    const { deletion } = preview({ from: null, to: OPS, statements });
    expect(deletion?.begins).toEqual([null]);
  });
});

describe("fail-on-exemptions", () => {
  const MORE = (entries: string) =>
    `The change allows more to delete backups by ${entries} of deletion-restricted, and fail-on-exemptions admits no such thing: take that out, or merge the change past this check after a review.`;
  test.each<[string, Allowed, Allowed, number, string]>([
    ["an entry more", NOBODY, OPS, 1, MORE("1 entry")],
    ["two of them", NOBODY, BOTH, 2, MORE("2 entries")],
    ["one for another", OPS, { groups: ["Sec"] }, 1, MORE("1 entry")],
    ["the same name of another domain", OPS, { groups: ["Ops", "Night/Ops"] }, 1, MORE("1 entry")],
    [
      "a slash within another name",
      { groups: ["'a/b'/'c'"] },
      { groups: ["a/b/c"] },
      1,
      MORE("1 entry"),
    ],
    ["a wider pattern", { groups: ["Ops?"] }, { groups: ["Ops*"] }, 1, MORE("1 entry")],
    [
      "the key taken out",
      ...([OPS, null, 1] as const),
      "The change takes deletion-restricted out, and fail-on-exemptions admits no such thing: put it back, or merge the change past this check after a review.",
    ],
  ])("refuses %s", (_what, from, to, actual, message) => {
    const { verdict } = preview({ from, to }, true);
    expect(verdict).toMatchObject({
      passed: false,
      violations: [{ rule: "fail-on-exemptions", limit: true, actual, message }],
    });
    expect(preview({ from, to }).verdict.passed).toBe(true);
  });

  test.each<[string, Allowed, Allowed]>([
    ["an entry less", BOTH, OPS],
    ["one name for a pattern", { groups: ["Op*"] }, OPS],
    ["the key put in", null, BOTH],
  ])("admits %s", (_what, from, to) => {
    expect(preview({ from, to }, true).verdict.passed).toBe(true);
  });
});

describe("the reports of it", () => {
  const FACTS = {
    ...{ toolVersion: "1.0.0", run: null, generatedAt: NOW },
    inventory: { path: "kept.gz", toolVersion: "1.0.0" },
    ...{ policyFile: "new.yml", basePolicyFile: "old.yml" },
  };
  const written = (judged: JudgedTwice) => {
    const told = compared(judged);
    return {
      json: previewJsonRenderer.render(told, FACTS),
      markdown: previewMarkdownRenderer.render(told, FACTS),
      terminal: renderPreviewTerminal(told, 80),
    };
  };

  test("name who is allowed, in Markdown, JSON and the terminal", () => {
    const { json, markdown, terminal } = written(judgedTwice({ from: NOBODY, to: OPS }));
    expect(previewReportSchema.parse(JSON.parse(json)).deletion_restricted).toEqual({
      ...{ change: "changed", result_before: "fail", result_after: "fail" },
      entries_added: [{ kind: "group", name: "Ops" }],
      entries_removed: [],
      stop_failing: [{ subject: "Ops", subject_kind: "group" }],
      begin_to_fail: [],
    });
    expect(markdown).toContain("Who may delete backups");
    expect(markdown).toContain("The policy file would also allow: group Ops.");
    expect(terminal).toContain("Who may delete backups:\n  The policy file would also allow:");
    const quiet = written(judgedTwice({ from: OPS, to: OPS }));
    expect(JSON.parse(quiet.json)).toMatchObject({ deletion_restricted: null });
    expect(quiet.terminal).toBe("");
  });

  test("make names inert, and give pseudonyms under redact", () => {
    const evil = "x<img>|@acme";
    const raw = written(judgedTwice({ from: NOBODY, to: { groups: [evil] } }));
    expect(raw.markdown).not.toContain("<img>");
    const redactor = new Redactor("ocid1.tenancy.oc1..t", Buffer.from("secret"));
    const told = (it: Assessment) => ({
      ...it,
      ...(it.deletionRestricted === undefined
        ? {}
        : { deletionRestricted: redactDeletion(it.deletionRestricted, redactor) }),
    });
    const judged = judgedTwice({ from: NOBODY, to: OPS, told });
    const { json, markdown, terminal } = written(redactJudgedTwice(judged, redactor));
    for (const text of [json, markdown, terminal]) expect(text).not.toMatch(/\bOps\b/);
    const report = previewReportSchema.parse(JSON.parse(json)).deletion_restricted;
    expect(report?.entries_added[0]?.name).toMatch(/^subject-/);
    expect(report?.stop_failing[0]?.subject).toBe(report?.entries_added[0]?.name);
  });
});
