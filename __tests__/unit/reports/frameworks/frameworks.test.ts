/** Frameworks in the reports: the same counts everywhere, in the shape that the formats ask for. */
import { describe, expect, test } from "@jest/globals";

import type { Assessment } from "../../../../src/posture/assessment.js";
import { clausesOf, CLAUSES } from "../../../../src/posture/frameworks/clauses.js";
import { CHECK_IDS } from "../../../../src/settings/policy.js";
import { ocsfRenderer } from "../../../../src/reports/frameworks/ocsf.js";
import { oscalRenderer } from "../../../../src/reports/frameworks/oscal.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import type { JsonReport } from "../../../../src/reports/json/report-schema.js";
import { sarifRenderer } from "../../../../src/reports/sarif/sarif.js";
import { HOSTILE_NAMES } from "../hostile-names.js";
import {
  assessmentNaming,
  cleanAssessment,
  comparedAssessment,
  emptyAssessment,
  FACTS,
  policyAssessment,
  sampleAssessment,
} from "../sample.js";
import { OcsfSchema, oscalSchema } from "./published-schemas.js";

interface Prop {
  readonly name: string;
  readonly value: string;
  readonly remarks?: string;
}
interface OscalPart {
  readonly uuid: string;
  readonly props: readonly Prop[];
  readonly subjects?: readonly {
    readonly "subject-uuid": string;
    readonly props: readonly Prop[];
  }[];
  readonly target: { readonly "target-id": string; readonly status: { readonly state: string } };
  readonly "related-observations": readonly { readonly "observation-uuid": string }[];
}
interface OscalResult {
  readonly observations: readonly OscalPart[];
  readonly findings: readonly OscalPart[];
  readonly "local-definitions"?: {
    readonly "inventory-items": readonly { readonly uuid: string }[];
  };
}
interface OcsfEvent {
  readonly finding_info: { readonly uid: string };
  readonly metadata: { readonly event_code: string };
  readonly compliance: { readonly status_id: number; readonly requirements: readonly string[] };
  readonly status_id: number;
  readonly activity_id: number;
  readonly type_uid: number;
  readonly severity_id: number;
}

const SAMPLES: readonly (readonly [string, Assessment])[] = [
  ["every status", sampleAssessment()],
  ["a policy with rules", policyAssessment()],
  ["a last run", comparedAssessment()],
  ["nothing wrong", cleanAssessment()],
  ["no volume", emptyAssessment()],
  ...HOSTILE_NAMES.map((name) => [`names like ${name}`, assessmentNaming(name)] as const),
];

const jsonOf = (it: Assessment) => JSON.parse(jsonRenderer.render(it, FACTS)) as JsonReport;

function oscalOf(it: Assessment): { readonly whole: unknown; readonly result: OscalResult } {
  const whole = JSON.parse(oscalRenderer.render(it, FACTS)) as {
    readonly "assessment-results": { readonly results: readonly [OscalResult] };
  };
  return { whole, result: whole["assessment-results"].results[0] };
}

function ocsfOf(it: Assessment): readonly OcsfEvent[] {
  const text = ocsfRenderer.render(it, FACTS);
  expect(text.endsWith("\n")).toBe(true);
  return text
    .slice(0, -1)
    .split("\n")
    .map((line) => JSON.parse(line) as OcsfEvent);
}

const KINDS = ["pass", "unknown", "fail", "not_applicable"] as const;
const OCSF_KINDS: Readonly<Record<number, (typeof KINDS)[number]>> = {
  1: "pass",
  2: "unknown",
  3: "fail",
  99: "not_applicable",
};

const numberOf = ({ props }: OscalPart, name: string) =>
  Number(props.find((it) => it.name === name)?.value);

describe.each(SAMPLES)("with %s", (_, assessment) => {
  const { check_summary: expected } = jsonOf(assessment).summary;

  test("OSCAL counts what the JSON report counts, check by check over the rules", () => {
    const { result } = oscalOf(assessment);
    for (const list of [result.observations, result.findings]) {
      expect(new Set(list.map(({ uuid }) => uuid)).size).toBe(list.length);
    }
    const sums = new Map<string, Record<string, number>>();
    for (const finding of result.findings) {
      const id = finding.target["target-id"];
      const sum = sums.get(id) ?? { pass: 0, fail: 0, unknown: 0, not_applicable: 0 };
      for (const kind of KINDS) {
        sum[kind] = (sum[kind] ?? 0) + numberOf(finding, kind.replace("_", "-"));
      }
      sums.set(id, sum);
      const isSatisfied = numberOf(finding, "fail") + numberOf(finding, "unknown") === 0;
      expect(finding.target.status.state).toBe(isSatisfied ? "satisfied" : "not-satisfied");
    }
    const { "orphaned-backup": orphans, ...ofVolumes } = Object.fromEntries(sums);
    expect(ofVolumes).toEqual(expected);
    expect(orphans).toMatchObject({ [assessment.orphanedBackups.result]: 1 });
  });

  test("each OSCAL finding rests on its observation, whose subjects are defined", () => {
    const { result } = oscalOf(assessment);
    const observations = new Map(result.observations.map((it) => [it.uuid, it]));
    const items = result["local-definitions"]?.["inventory-items"] ?? [];
    const defined = new Set(items.map(({ uuid }) => uuid));
    for (const finding of result.findings) {
      const [related] = finding["related-observations"];
      const observation = observations.get(related?.["observation-uuid"] ?? "");
      const subjects = observation?.subjects ?? [];
      const isTenancy = finding.target["target-id"] === "orphaned-backup";
      const told = numberOf(finding, "fail") + numberOf(finding, "unknown");
      expect(subjects).toHaveLength(isTenancy ? 0 : told);
      expect(subjects.filter((it) => !defined.has(it["subject-uuid"]))).toEqual([]);
    }
  });

  test("OCSF has an event for each check of each volume, and one for the tenancy", () => {
    const events = ocsfOf(assessment);
    const counts: Record<string, Record<string, number>> = {};
    for (const { metadata, compliance } of events.slice(0, -1)) {
      const of = (counts[metadata.event_code] ??= {
        pass: 0,
        fail: 0,
        unknown: 0,
        not_applicable: 0,
      });
      const kind = OCSF_KINDS[compliance.status_id] ?? "";
      of[kind] = (of[kind] ?? 0) + 1;
    }
    expect(counts).toEqual(expected);
    expect(events.at(-1)?.metadata.event_code).toBe("orphaned-backup");
    expect(new Set(events.map((it) => it.finding_info.uid)).size).toBe(events.length);
    for (const { type_uid: type, activity_id: activity } of events) {
      expect(type).toBe(200_300 + activity);
    }
  });

  test("the same assessment gives the same bytes", () => {
    for (const renderer of [oscalRenderer, ocsfRenderer]) {
      expect(renderer.render(assessment, FACTS)).toBe(renderer.render(assessment, FACTS));
    }
  });

  const published = oscalSchema();
  (published === null ? test.skip : test)("OSCAL satisfies NIST's schema", () => {
    published?.(oscalOf(assessment).whole);
    expect(published?.errors).toBeNull();
  });

  const ocsf = OcsfSchema.given();
  (ocsf === null ? test.skip : test)("OCSF satisfies the published classes", () => {
    const faults = ocsfOf(assessment).flatMap((it) => ocsf?.faults({ ...it }) ?? []);
    expect([...new Set(faults)]).toEqual([]);
  });
});

describe("what OSCAL asks of every text and time", () => {
  test.each(SAMPLES)("holds with %s", (_, assessment) => {
    const bad: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value === "string") {
        const isUuid = /(?:^|-)uuid$/.test(path);
        const wanted = isUuid
          ? /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
          : /^\S(?:.*\S)?$/u;
        if (!wanted.test(value)) bad.push(`${path}: ${JSON.stringify(value)}`);
      } else if (Array.isArray(value)) {
        if (value.length === 0) bad.push(`${path}: an empty list`);
        value.forEach((it) => {
          walk(it, path);
        });
      } else {
        for (const [key, part] of Object.entries(value as object)) walk(part, key);
      }
    };
    walk(oscalOf(assessment).whole, "");
    expect(bad).toEqual([]);
  });
});

describe("OCSF", () => {
  test("tells apart what is new, what stood, what is excused and what is well", () => {
    const events = ocsfOf(policyAssessment());
    const failing = events.filter(({ compliance }) => compliance.status_id === 3);
    expect(new Set(failing.map(({ status_id: id }) => id))).toEqual(new Set([1, 3]));
    const passing = events.filter(({ compliance }) => compliance.status_id === 1);
    expect(passing.every((it) => it.status_id === 4 && it.severity_id === 1)).toBe(true);
    const stood = ocsfOf(comparedAssessment()).filter((it) => it.activity_id === 2);
    expect(stood.length).toBeGreaterThan(0);
    expect(stood.every((it) => it.compliance.status_id === 3 && it.type_uid === 200_302)).toBe(
      true,
    );
  });

  test("a finding has the same uid from run to run", () => {
    const uids = (it: Assessment) => ocsfOf(it).map(({ finding_info: { uid } }) => uid);
    const later = { ...sampleAssessment(), assessedAt: sampleAssessment().assessedAt + 86_400_000 };
    expect(uids(later)).toEqual(uids(sampleAssessment()));
  });
});

describe("clauses", () => {
  test("stand once in the JSON report, with what they do not cover", () => {
    const { checks } = jsonOf(policyAssessment());
    const recency = checks?.find(({ id }) => id === "backup-recency");
    expect(recency?.clauses).toHaveLength(clausesOf("backup-recency").length);
    expect(recency?.clauses[0]).toEqual({
      framework: "ISO/IEC 27001",
      version: "2022",
      clause: "A.8.13",
      covers: "in part",
      does_not_cover: "That the agreed policy is fit, and that what was restored was of use",
    });
    expect(checks?.at(-1)?.id).toBe("orphaned-backup");
  });

  test("are tags of SARIF's rules, of which GitHub takes twenty", () => {
    const sarif = JSON.parse(sarifRenderer.render(sampleAssessment(), FACTS)) as {
      readonly runs: readonly [
        {
          readonly tool: {
            readonly driver: {
              readonly rules: readonly {
                readonly id: string;
                readonly properties: { readonly tags: readonly string[] };
              }[];
            };
          };
        },
      ];
    };
    const { rules } = sarif.runs[0].tool.driver;
    const tags = rules.find(({ id }) => id === "immutable")?.properties.tags;
    expect(tags).toEqual(
      expect.arrayContaining(["NIST SP 800-53 Rev. 5 CP-9", "CIS Controls 8.1 11.3"]),
    );
    for (const { properties } of rules) expect(properties.tags.length).toBeLessThanOrEqual(20);
  });

  test("each has checks and says what it does not cover, and none is twice in the table", () => {
    for (const { checks, notCovered, subject } of CLAUSES) {
      expect(checks.length).toBeGreaterThan(0);
      expect(new Set(checks).size).toBe(checks.length);
      expect(notCovered).not.toBe("");
      expect(subject).not.toBe("");
    }
    const names = CLAUSES.map(({ framework, clause }) => `${framework} ${clause}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test("every check has one, but for these, of which no framework asks", () => {
    const without = CHECK_IDS.filter((id) => clausesOf(id).length === 0);
    expect(without).toEqual(["replica", "unattached-volume"]);
  });
});
