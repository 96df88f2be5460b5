import { describe, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { csvRenderer } from "../../../src/reports/csv.js";
import { hostileText } from "./hostile-names.js";
import {
  assessmentNaming,
  emptyAssessment,
  FACTS,
  policyAssessment,
  sampleAssessment,
} from "./sample.js";

type Row = Record<string, string>;

function rows(...[assessment]: Parameters<typeof csvRenderer.render>): Row[] {
  return parse(csvRenderer.render(assessment, FACTS), { columns: true, record_delimiter: "\r\n" });
}

function rowOf(id: string, assessment = sampleAssessment()): Row | undefined {
  return rows(assessment, FACTS).find((it) => it["resource_id"] === id);
}

describe("the CSV report", () => {
  test("has a header row of stable columns and ends every line as RFC 4180 asks", () => {
    const text = csvRenderer.render(emptyAssessment(), FACTS);
    expect(text).toBe(
      "compliance_status,resource_name,resource_kind,resource_id,compartment_path,compartment_id," +
        "region,availability_domain,size_gb,time_created_utc,latest_backup_time_utc," +
        "backup_age_days,max_backup_age_days,rule,waived,in_grace_period,failing_checks," +
        "next_breach_utc,attached_instances,drift,first_seen_utc,reason,status_days,owner," +
        "restored_at_utc,protection_level\r\n",
    );
  });

  test("has a row a volume, in the assessment's order", () => {
    const assessment = sampleAssessment();
    expect(rows(assessment, FACTS).map((it) => it["resource_id"])).toEqual(
      assessment.findings.map((it) => it.volumeId),
    );
  });

  test("gives a volume's values as the JSON report has them", () => {
    expect(rowOf("ocid1.volume.oc1.phx.stale")).toEqual({
      compliance_status: "STALE_BACKUP",
      status_days: "S",
      protection_level: "1",
      owner: "",
      restored_at_utc: "",
      resource_name: "\\u202egpj.exe @acme #1 🚀",
      resource_kind: "BLOCK_VOLUME",
      resource_id: "ocid1.volume.oc1.phx.stale",
      compartment_path: "acme/prod/erp",
      compartment_id: "ocid1.compartment.oc1..erp",
      region: "us-phoenix-1",
      availability_domain: "Uocm:PHX-AD-2",
      size_gb: "50",
      time_created_utc: "2026-07-28T03:15:00.000Z",
      latest_backup_time_utc: "2026-10-26T15:15:00.000Z",
      backup_age_days: "9.5",
      max_backup_age_days: "7",
      rule: "defaults",
      waived: "false",
      in_grace_period: "false",
      failing_checks: "backup-recency",
      next_breach_utc: "",
      attached_instances: "node[1](x), ocid1.instance.oc1.phx.i2",
      drift: "none",
      first_seen_utc: "2026-11-05T03:15:00.000Z",
      reason: "newest recovery point is 9.5 days old (limit 7)",
    });
  });

  test("leaves empty what there is none of", () => {
    const row = rowOf("ocid1.volume.oc1.iad.none");
    expect(row?.["latest_backup_time_utc"]).toBe("");
    expect(row?.["backup_age_days"]).toBe("");
    expect(row?.["attached_instances"]).toBe("");
  });

  test("names only the checks that the gate may count", () => {
    const waived = rowOf("ocid1.volume.oc1.iad.scratch", policyAssessment());
    expect(waived).toMatchObject({ waived: "true", failing_checks: "" });
    const young = rowOf("ocid1.volume.oc1.iad.young", policyAssessment());
    expect(young).toMatchObject({ in_grace_period: "true" });
  });

  test("keeps its rows and columns whatever things are called", () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const assessment = assessmentNaming(name);
        const read = rows(assessment, FACTS);
        expect(read).toHaveLength(assessment.findings.length);
        expect(read.map((it) => it["resource_id"])).toEqual(
          assessment.findings.map((it) => it.volumeId),
        );
      }),
      { numRuns: 50 },
    );
  });
});
