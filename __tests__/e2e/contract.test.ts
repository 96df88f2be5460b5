import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";

import { beforeAll, describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";

import { demoTenancy, type Demo } from "../../simulator/demo-tenancy.js";
import { FAKE_USER_DATA_SECRET } from "../../simulator/tenancy/make-records.js";
import { artifactFiles, startGithubService, type GithubService } from "./harness/harness.js";
import { asked, closeLater, md5, shownLines, stageFor, violatedRules } from "./harness/stage.js";
import type { Audit, Stage } from "./harness/stage.js";

const MIB = 1024 * 1024;
const PREFIX = "block-volume-backup-posture";

let demo: Demo;
let stage: Stage;
let github: GithubService;
let audit: Audit;

beforeAll(async () => {
  demo = demoTenancy(Date.now());
  stage = await stageFor(demo.tenancy, demo.user);
  github = await startGithubService();
  closeLater(() => github.stop());
  audit = await stage.audit(
    { "upload-object-storage": "true", "upload-artifact": "true" },
    { github },
  );
});

describe("what is found in the demo tenancy", () => {
  test("every volume has the status that its facts call for, and no other volume is judged", () => {
    const expected = demo.facts
      .filter(({ status }) => status !== null)
      .map(({ volumeId, status }) => `${volumeId} ${String(status)}`);
    const found = audit.findings.map((it) => `${it.resource_id} ${it.compliance_status}`);
    expect(found.sort()).toEqual(expected.sort());
  });

  test("the findings are sorted by status, region, compartment path, name and OCID", () => {
    const order = ["NO_BACKUP", "STALE_BACKUP", "UNKNOWN", "COMPLIANT"];
    const { block_volumes: block, boot_volumes: boot } = audit.report.findings;
    for (const findings of [block, boot]) {
      const keys = findings.map((it) => [
        String(order.indexOf(it.compliance_status)),
        it.region,
        it.compartment_path,
        it.resource_name,
        it.resource_id,
      ]);
      expect(keys).toEqual(keys.toSorted(byFirstDifference));
    }
  });

  test("the summary adds up to the findings", () => {
    const { summary } = audit.report;
    const count = (status: string) =>
      audit.findings.filter((it) => it.compliance_status === status).length;
    expect(summary).toMatchObject({
      total_volumes_analyzed: audit.findings.length,
      compliant_count: count("COMPLIANT"),
      stale_backup_count: count("STALE_BACKUP"),
      no_backup_count: count("NO_BACKUP"),
      unknown_count: count("UNKNOWN"),
      waived_count: 0,
      scanned_compartment_count: audit.report.compartments.length,
      total_gb: audit.findings.reduce((sum, it) => sum + (it.size_gb ?? NaN), 0),
    });
    for (const tallies of [summary.region_summary, summary.availability_domain_summary]) {
      const totals = Object.values(tallies).map(({ total }) => total);
      expect(totals.reduce((sum, total) => sum + total)).toBe(audit.findings.length);
    }
    const inCompartments = audit.report.compartments.map(
      (it) => it.block_volume_count + it.boot_volume_count,
    );
    expect(inCompartments.reduce((sum, total) => sum + total)).toBe(audit.findings.length);
  });

  test("what could not be read stands in the report under the request id that the service gave", () => {
    const requestIds = new Set(stage.simulator.requests.map(({ requestId }) => requestId));
    const skipped = audit.report.skipped_compartments;
    const compartments = new Set(skipped.map((it) => it.compartment_id));
    expect(compartments).toEqual(new Set([demo.compartments.security, demo.compartments.lab]));
    for (const gap of skipped) {
      expect(gap).toMatchObject({ status: 404, code: "NotAuthorizedOrNotFound" });
      expect(requestIds).toContain(gap.opc_request_id);
      expect(audit.markdown).toContain(String(gap.opc_request_id));
    }
  });

  test("the metadata says what was audited, by which run", () => {
    expect(audit.report.metadata).toMatchObject({
      report_name: "block_volume_backup_posture_audit",
      tenancy_ocid: demo.tenancy.id,
      region: "us-ashburn-1",
      regions: ["eu-frankfurt-1", "us-ashburn-1", "us-phoenix-1"],
      max_backup_age_days: 7,
      complete: false,
      run: {
        repository: "acme/infrastructure",
        run_id: "4711",
        sha: "0123456789abcdef0123456789abcdef01234567",
        url: "https://github.com/acme/infrastructure/actions/runs/4711",
      },
    });
  });
});

describe("what the run hands over", () => {
  test("the exit code is 3, for the gate failed", () => {
    expect(audit.code).toBe(3);
    expect(audit.stderr).toBe("");
  });

  test("every output of the contract is set, to what the report says", () => {
    const { report, outputs } = audit;
    const { summary } = report;
    expect(outputs).toMatchObject({
      result: "fail",
      complete: "false",
      "total-volumes": String(summary.total_volumes_analyzed),
      compliant: String(summary.compliant_count),
      "stale-backup": String(summary.stale_backup_count),
      "no-backup": String(summary.no_backup_count),
      unknown: String(summary.unknown_count),
      waived: "0",
      "compliance-percent": summary.compliance_percent.toFixed(2),
      "skipped-compartments": String(summary.skipped_compartment_count),
      "report-html": "",
      "report-csv": "",
      "report-sarif": "",
      "report-junit": "",
      "artifact-id": String(github.artifacts[0]?.id),
      "artifact-url": `https://github.com/acme/infrastructure/actions/runs/4711/artifacts/${String(github.artifacts[0]?.id)}`,
    });
    expect(JSON.parse(outputs["violations"] ?? "")).toEqual(report.gate.violations);
    expect(violatedRules(audit)).toEqual([
      "max-no-backup",
      "max-stale-backup",
      "max-unknown",
      "fail-on-incomplete",
    ]);
  });

  test("two files of one time stamp are written, and nothing beside them", async () => {
    const files = await audit.files();
    const stamp = /^output\/block_volume_backup_posture_(\d{8}T\d{6}Z)\.json$/.exec(
      files[0] ?? "",
    )?.[1];
    expect(files).toEqual([
      `output/block_volume_backup_posture_${String(stamp)}.json`,
      `output/block_volume_backup_posture_${String(stamp)}.md`,
    ]);
    const judged = audit.report.metadata.generated_at_utc.replace(/[-:]|\.\d+/g, "");
    expect(stamp).toBe(judged);
    const outputs = [audit.outputs["report-json"], audit.outputs["report-markdown"]];
    expect(outputs.map((path) => resolve(audit.cwd, path ?? ""))).toEqual(
      files.map((path) => join(audit.cwd, path)),
    );
  });

  test("the JSON report keeps to its schema", async () => {
    const schema = JSON.parse(
      await readFile(new URL("../../schema/report.schema.json", import.meta.url), "utf8"),
    ) as object;
    const ajv = new Ajv2020({ allowUnionTypes: true, validateFormats: false });
    ajv.validate(schema, audit.report);
    expect(ajv.errorsText()).toBe("No errors");
  });

  test("the objects are the files, byte for byte, under the prefix in the marked bucket", async () => {
    const objects = stage.simulator.objects(demo.region, demo.reportBucket);
    const files = await audit.files();
    const names = files.map((path) => `${PREFIX}/${basename(path)}`);
    expect([...objects.keys()].sort()).toEqual(names);
    for (const path of files) {
      const body = objects.get(`${PREFIX}/${basename(path)}`)?.body;
      expect(body?.equals(await readFile(join(audit.cwd, path)))).toBe(true);
    }
    const uris = names.map((name) => `oci://backup-audit-reports@axacmedemo01/${name}`);
    expect(JSON.parse(audit.outputs["object-uris"] ?? "")).toEqual(uris);
  });

  test("objects are created, never replaced, and their content is covered by an MD5", () => {
    const puts = asked(stage.simulator, "PutObject");
    expect(puts.map(({ status }) => status)).toEqual([200, 200]);
    for (const { headers, body } of puts) {
      expect(headers["if-none-match"]).toBe("*");
      expect(headers["content-md5"]).toBe(md5(body ?? Buffer.alloc(0)));
    }
    expect(puts.map(({ headers }) => headers["content-type"]).sort()).toEqual([
      "application/json",
      "text/markdown; charset=utf-8",
    ]);
  });

  test("the artifact holds the same files", async () => {
    const [artifact, ...others] = github.artifacts;
    if (artifact === undefined) throw new Error("No artifact was uploaded.");
    expect(others).toEqual([]);
    expect(artifact.name).toBe("oci-volume-backup-posture");
    const contents = artifactFiles(artifact);
    const files = await audit.files();
    expect(Object.keys(contents).sort()).toEqual(files.map((path) => basename(path)));
    for (const path of files) {
      expect(contents[basename(path)]).toBe(await readFile(join(audit.cwd, path), "utf8"));
    }
  });

  test("the job summary leads with the verdict and stays within 1 MiB", () => {
    expect(audit.summary).toMatch(/^# .*\n+> \[!CAUTION\]\n> \*\*FAIL\*\*/);
    expect(Buffer.byteLength(audit.summary)).toBeLessThanOrEqual(MIB);
  });

  test("the log has the checkpoints that a person looks for", () => {
    const lines = shownLines(audit);
    const some = (pattern: RegExp) => {
      expect(lines.filter((line) => pattern.test(line))).not.toEqual([]);
    };
    some(/^Discovered 10 compartments .* 3 regions/);
    for (const region of audit.report.metadata.regions) some(new RegExp(`^::group::.*${region}`));
    some(/acme\/prod\/erp: \d+ volumes/);
    for (const path of [audit.outputs["report-json"], audit.outputs["report-markdown"]]) {
      some(new RegExp(`: ${String(path)}$`));
    }
    for (const uri of JSON.parse(audit.outputs["object-uris"] ?? "") as string[]) {
      expect(lines.some((line) => line.endsWith(uri))).toBe(true);
    }
    some(/^Verdict: FAIL/);
    for (const rule of violatedRules(audit)) some(new RegExp(`^\\s*violated: ${rule}`));
  });

  test("GitHub takes every annotation: at most 10 of a level", () => {
    for (const level of ["error", "warning", "notice"]) {
      const count = shownLines(audit).filter((line) => line.startsWith(`::${level}`)).length;
      expect(count).toBeLessThanOrEqual(10);
    }
  });

  test("what instances carry in their metadata is nowhere", () => {
    const shown = [
      audit.stdout,
      audit.summary,
      audit.markdown,
      JSON.stringify(audit.report),
      JSON.stringify(audit.outputs),
    ].join("\n");
    const encoded = Buffer.from(FAKE_USER_DATA_SECRET).toString("base64").slice(0, -4);
    expect(shown).not.toContain(FAKE_USER_DATA_SECRET);
    expect(shown).not.toContain(encoded);
  });
});

function byFirstDifference(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? "";
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
