import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import type { Assessment } from "../../../src/posture/assessment.js";
import { junitRenderer } from "../../../src/reports/junit.js";
import { objectionToXml } from "./well-formed.js";
import { hostileText } from "./hostile-names.js";
import {
  cleanAssessment,
  comparedAssessment,
  comparisonNaming,
  emptyAssessment,
  FACTS,
  policyAssessment,
  sampleAssessment,
} from "./sample.js";

interface Outcome {
  readonly message: string;
  readonly type?: string;
  readonly "#text"?: string;
}

interface Case {
  readonly classname: string;
  readonly name: string;
  readonly failure?: Outcome;
  readonly error?: Outcome;
  readonly skipped?: Outcome;
  readonly "system-out"?: string;
}

interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
  readonly properties?: { readonly property: { readonly name: string; readonly value: string } };
  readonly testcase: readonly Case[];
}

type Suites = Omit<Suite, "testcase"> & { readonly testsuite?: readonly Suite[] };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  // A tag without anything in it would come out as an empty text.
  isArray: (name) => name === "testsuite" || name === "testcase",
});

function read(assessment: Assessment): Suites {
  const xml = junitRenderer.render(assessment, FACTS);
  expect(objectionToXml(xml)).toBeNull();
  return (parser.parse(xml) as { testsuites: Suites }).testsuites;
}

function caseOf(assessment: Assessment, id: string): Case | undefined {
  const all = read(assessment).testsuite ?? [];
  return all.flatMap(({ testcase }) => testcase).find(({ name }) => name.includes(id));
}

describe("the JUnit report", () => {
  test("has a suite a compartment, and one for what could not be read", () => {
    const { testsuite, ...total } = read(sampleAssessment());
    expect(testsuite?.map(({ name, tests }) => [name, tests])).toEqual([
      ["acme/prod/erp", "5"],
      ["acme/fin|ance", "1"],
      ["What could not be read", "2"],
    ]);
    expect(total).toMatchObject({ tests: "8", failures: "3", errors: "3", skipped: "0" });
  });

  test("fails a volume at fault, with the reason and what to do", () => {
    const { failure } = caseOf(sampleAssessment(), "ocid1.volume.oc1.phx.stale") ?? {};
    expect(failure).toMatchObject({
      type: "STALE_BACKUP",
      message: "newest recovery point is 9.5 days old (limit 7)",
    });
    expect(failure?.["#text"]).toContain("backup-recency (medium): ");
    expect(failure?.["#text"]).toContain("oci bv backup create --volume-id");
  });

  test("passes a compliant volume, and errs on one of which it cannot be told", () => {
    const fresh = caseOf(sampleAssessment(), "ocid1.volume.oc1.iad.fresh");
    expect(fresh).toEqual({
      classname: "us-ashburn-1.acme/prod/erp",
      name: "db_data 01 (ocid1.volume.oc1.iad.fresh)",
      time: "0",
    });
    const unknown = caseOf(sampleAssessment(), "ocid1.volume.oc1.iad.unknown");
    expect(unknown?.error?.type).toBe("UNKNOWN");
  });

  test("fails a compliant volume for a check that its rule requires", () => {
    const { failure } = caseOf(policyAssessment(), "ocid1.volume.oc1.iad.unassigned") ?? {};
    expect(failure).toMatchObject({
      type: "backup-policy-assigned",
      message: "no backup policy is assigned to the volume",
    });
  });

  test("skips what is waived or in its grace period, and says why", () => {
    const waived = caseOf(policyAssessment(), "ocid1.volume.oc1.iad.scratch");
    expect(waived?.skipped?.message).toMatch(/^waived: rebuilt nightly from images \(no recovery/);
    const young = caseOf(policyAssessment(), "ocid1.volume.oc1.iad.young");
    expect(young?.skipped?.message).toMatch(/^in its grace period \(no recovery point/);
  });

  test("errs on each listing that could not be read, and on an audit that was broken off", () => {
    const broken = { ...sampleAssessment(), interruption: "Interrupted by SIGTERM." };
    const unread = read(broken).testsuite?.at(-1)?.testcase ?? [];
    expect(unread.map(({ error }) => [error?.type, error?.message, error?.["#text"]])).toEqual([
      ["Interrupted", "Interrupted by SIGTERM.", undefined],
      [
        "404 NotAuthorizedOrNotFound",
        "Authorization failed or requested resource not found.",
        "opc-request-id: A1B2C3/D4E5F6",
      ],
      ["no answer", "the connection was reset", undefined],
    ]);
  });

  test("says what it is compared with, what changed, and what is resolved", () => {
    const compared = comparedAssessment();
    const baselines = read(compared).testsuite?.map(({ properties }) => properties?.property);
    const source = "oci://b@n/last.json of 2026-11-04 03:15 UTC";
    // The listings that could not be read are compared with nothing.
    expect(baselines).toEqual([
      { name: "baseline", value: source },
      { name: "baseline", value: source },
      undefined,
    ]);
    const line = (id: string) => caseOf(compared, id)?.failure?.["#text"]?.split("\n")[0];
    expect(line("ocid1.volume.oc1.iad.none")).toBe("since the last run: changed");
    expect(line("ocid1.volume.oc1.phx.stale")).toBe("since the last run: persisting");
    expect(line("ocid1.bootvolume.oc1.phx.none")).toBe("since the last run: new");
    expect(caseOf(compared, "ocid1.volume.oc1.iad.fresh")?.["system-out"]).toBe(
      "resolved since the last run, was STALE_BACKUP",
    );
    expect(caseOf(compared, "ocid1.bootvolume.oc1.iad.fresh")).not.toHaveProperty("system-out");
  });

  test("says that there is nothing to compare with", () => {
    const [suite] = read(sampleAssessment()).testsuite ?? [];
    expect(suite?.properties?.property).toEqual({ name: "baseline", value: "none" });
    expect(junitRenderer.render(sampleAssessment(), FACTS)).not.toContain("since the last run");
  });

  test("is a report without a fault for a tenancy without one, or without volumes", () => {
    expect(read(cleanAssessment())).toMatchObject({ tests: "1", failures: "0", errors: "0" });
    expect(read(emptyAssessment())).toMatchObject({ tests: "0" });
  });

  test("is well-formed whatever things are called", () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const assessment = comparisonNaming(name);
        const cases = assessment.findings.length + assessment.unread.length;
        expect(read(assessment).tests).toBe(String(cases));
      }),
      { numRuns: 50 },
    );
  });
});
