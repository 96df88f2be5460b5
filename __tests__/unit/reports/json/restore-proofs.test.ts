import { describe, expect, test } from "@jest/globals";

import type { RestoreProof } from "../../../../src/inventory/restore-proof.js";
import type { Assessment } from "../../../../src/posture/assessment.js";
import { csvRenderer } from "../../../../src/reports/csv.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { readReport } from "../../../../src/reports/json/read-report.js";
import { recogniseListed } from "../../../../src/reports/redact/redact-run.js";
import { redactAssessment } from "../../../../src/reports/redact/redact-assessment.js";
import { Redactor } from "../../../../src/reports/redact/redactor.js";
import { cleanAssessment, FACTS } from "../sample.js";
import { satisfiesCommitted, satisfiesExactly } from "../json-schema.js";

const clean = cleanAssessment();
const now = clean.assessedAt;
const volumeId = clean.findings[0]?.volumeId ?? "";

const PROOF: RestoreProof = {
  backupId: "ocid1.volumebackup.oc1.iad.backup",
  backupTime: now - 3_000,
  backupRegion: "us-ashburn-1",
  restoredVolumeId: "ocid1.volume.oc1.phx.test",
  restoredAt: now - 2_001,
  restoredRegion: "us-phoenix-1",
  seenAt: now - 1_000,
};
const UNSEEN = "ocid1.volume.oc1.iad.unseen";

const given: Assessment = {
  ...clean,
  findings: clean.findings.map((it, at) => (at === 0 ? { ...it, restoreProof: PROOF } : it)),
  unseenProofs: new Map([[UNSEEN, { ...PROOF, seenAt: PROOF.restoredAt }]]),
};
const text = jsonRenderer.render(given, FACTS);

interface Report {
  unseen_restore_proofs?: unknown;
  readonly findings: Readonly<Record<"block_volumes" | "boot_volumes", Record<string, unknown>[]>>;
}

function readChanged(change: (report: Report, proof: Record<string, unknown>) => void) {
  const report = JSON.parse(text) as Report;
  const written = Object.values(report.findings)
    .flat()
    .find((it) => "restore_proof" in it);
  change(report, written?.["restore_proof"] as Record<string, unknown>);
  const read = readReport(Buffer.from(JSON.stringify(report)), "last.json", null);
  if (!("snapshot" in read)) throw new Error(read.problem);
  return read;
}

describe("the restore proofs of a report", () => {
  test("are read back as they were written, those of volumes not seen too", () => {
    expect(satisfiesCommitted(JSON.parse(text))).toBe(true);
    expect(satisfiesExactly(JSON.parse(text))).toBe(true);
    const { snapshot, notice } = readChanged(() => undefined);
    expect(notice).toBeNull();
    expect(snapshot.restoreProofs).toEqual(
      new Map([
        [UNSEEN, { ...PROOF, seenAt: PROOF.restoredAt }],
        [volumeId, PROOF],
      ]),
    );
  });

  test("say whether the run saw them itself", () => {
    expect(text).toContain('"seen":"earlier_report"');
    const seen = {
      ...given,
      findings: given.findings.map((it) => ({ ...it, restoreProof: { ...PROOF, seenAt: now } })),
    };
    expect(jsonRenderer.render(seen, FACTS)).toContain('"seen":"this_run"');
  });

  test("of a report from before there were any are none", () => {
    const { snapshot, notice } = readChanged((report) => {
      delete report.unseen_restore_proofs;
      for (const it of Object.values(report.findings).flat()) delete it["restore_proof"];
    });
    expect([snapshot.restoreProofs, notice]).toEqual([new Map(), null]);
  });

  test.each<[string, (report: Report, proof: Record<string, unknown>) => void]>([
    ["markup for an OCID", (_, it) => (it["backup_ocid"] = "<script>")],
    ["no OCID", (_, it) => delete it["restored_volume_ocid"]],
    ["a line break in a region", (_, it) => (it["restored_region"] = "us\n::error::x")],
    ["a key that is not known", (_, it) => (it["note"] = "x")],
    ["a day for a time", (_, it) => (it["restored_at_utc"] = "2026-11-01")],
    ["a restore before its backup", (_, it) => (it["backup_time_utc"] = it["seen_at_utc"])],
    [
      "a restore that is seen before it is made",
      (_, it) => (it["seen_at_utc"] = it["backup_time_utc"]),
    ],
    ["a restore to come", (_, it) => (it["seen_at_utc"] = "2999-01-01T00:00:00.000Z")],
    ["no list of those not seen", (report) => (report.unseen_restore_proofs = { "0": 1 })],
    ["one of no volume", (report) => (report.unseen_restore_proofs = [{}])],
  ])("with %s are passed over whole, and said to be", (_, change) => {
    const { snapshot, notice } = readChanged(change);
    expect(notice).toBe(
      "last.json is compared with, but its restore proofs are not carried on: they are none that this program writes.",
    );
    expect(snapshot.restoreProofs).toBeUndefined();
    expect(snapshot.history).toBeDefined();
  });

  test("are redacted, and known again by the volumes and backups that are there", () => {
    const redactor = new Redactor(clean.tenancyId);
    const redacted = jsonRenderer.render(redactAssessment(given, redactor), FACTS);
    for (const id of [PROOF.backupId, PROOF.restoredVolumeId, UNSEEN, volumeId]) {
      expect(redacted).not.toContain(id);
      expect(redacted).toContain(redactor.ocid(id));
    }
    const read = readReport(Buffer.from(redacted), "last.json", null);
    if (!("snapshot" in read)) throw new Error(read.problem);
    const recognised = (backups: ReadonlyMap<string, readonly { readonly id: string }[]>) =>
      recogniseListed(read.snapshot, { volumes: [{ id: volumeId }], backups }, redactor)
        .restoreProofs;
    const restoreProofs = recognised(new Map([["", [{ id: PROOF.backupId }]]]));
    expect(restoreProofs?.get(volumeId)?.backupId).toBe(PROOF.backupId);
    expect(recognised(new Map())?.get(volumeId)?.backupId).toBe(redactor.ocid(PROOF.backupId));
    expect([...(restoreProofs?.keys() ?? [])].sort()).toEqual(
      [volumeId, redactor.ocid(UNSEEN)].sort(),
    );
    const proof = recognised(new Map())?.get(volumeId);
    const again = redactAssessment(
      { ...given, unseenProofs: restoreProofs ?? new Map() },
      redactor,
    );
    expect(again.unseenProofs.get(redactor.ocid(volumeId))).toEqual(proof);
  });

  test("are a column of the CSV report, by their date", () => {
    const [head = "", row = ""] = csvRenderer.render(given, FACTS).split("\r\n");
    const column = head.split(",").indexOf("restored_at_utc");
    expect(row.split(",")[column]).toBe(new Date(PROOF.restoredAt).toISOString());
  });
});
