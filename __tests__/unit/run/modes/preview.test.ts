import { describe, expect, test } from "@jest/globals";

import type { PreviewReport } from "../../../../src/reports/preview/preview-report-schema.js";
import { previewPolicy } from "../../../../src/run/modes/preview.js";
import type { World } from "../../../../src/run/world.js";
import { loadSettings } from "../../../../src/settings/load.js";
import type { PreviewSettings } from "../../../../src/settings/settings.js";
import { writeSnapshot } from "../../../../src/snapshot/snapshot.js";
import { backup, DAY, inventory, NOW, volume } from "../../posture/inventory-builder.js";
import { files } from "../../settings/samples.js";
import { commonSettings } from "../preflight/preflight-fixture.js";
import { modeStage } from "./mode-stage.js";

const stage = modeStage();
const KEPT = "kept/block_volume_backup_posture_20261105T031500Z.inventory.json.gz";
const OLD = "version: 1\n";
/** Under it the volume that was backed up three days ago fails. */
const STRICTER = "version: 1\ndefaults: { max-backup-age: 1d }\n";
const WAIVING = `version: 1
exemptions: [{ id: all, match: { names: "*" }, reason: r, expires: 2027-01-01 }]
`;

async function keep(): Promise<void> {
  const read = inventory({
    volumes: [volume(), volume({ id: "ocid1.volume.oc1.iad.bare", name: "bare" })],
    backups: [backup({ timeCreated: NOW - 3 * DAY })],
  });
  const { scope } = commonSettings();
  const facts = { toolVersion: "1.0.0", readAt: NOW, coversTenancy: true, scope };
  await stage.put({ [KEPT]: await writeSnapshot({ ...facts, inventory: read }) });
}

interface Given {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly policy?: string;
  readonly base?: string;
  readonly world?: Partial<World>;
}

async function previewed({ inputs = {}, policy = STRICTER, base = OLD, world = {} }: Given = {}) {
  const settings = await loadSettings({
    inputs: {
      ...{ mode: "preview", "inventory-file": "kept", "policy-file": "new.yml" },
      ...{ "base-policy-file": "old.yml", "output-dir": "reports", formats: "json" },
      ...{ "upload-artifact": "false", comment: "never", ...inputs },
    },
    ...{ env: {}, isGithubActions: false, homeDir: "/" },
    ...files({ "old.yml": base, "new.yml": policy }),
  });
  const context = stage.contextOf(settings as PreviewSettings, world);
  const code = await previewPolicy(context);
  return { code, said: context.said, printed: context.printed() };
}

async function report(): Promise<PreviewReport> {
  const name = (await stage.names()).find((it) => it.endsWith(".json")) ?? "";
  return JSON.parse((await stage.read(`reports/${name}`)).toString()) as PreviewReport;
}

describe("mode: preview", () => {
  test("reads the inventory, compares, writes and tells, in this order", async () => {
    await keep();
    const { code, said, printed } = await previewed();
    expect(code).toBe(0);
    expect(said.said.map(([, line]) => line.split(/[:,]/)[0])).toEqual([
      "Inventory read",
      "Report written",
      "PASS",
    ]);
    expect(said.of("info")[0]).toBe(`Inventory read: ${KEPT}, of 2026-11-05 03:15 UTC`);
    expect(printed).toContain("data");
  });

  test("says that the inventory is old, or of a time that is still to come", async () => {
    await keep();
    const warned = async (now: number) =>
      (await previewed({ world: { now: () => now } })).said.of("warning");
    expect(await warned(NOW + 8 * DAY)).toEqual([]);
    for (const now of [NOW + 8 * DAY + 1, NOW - DAY]) {
      expect(await warned(now)).toEqual([
        `inventory-file: ${KEPT} was read at 2026-11-05T03:15:00.000Z, and not within the last 8 days: volumes that came since are in no count here. Give the inventory of the newest audit.`,
      ]);
    }
  });

  test("fails with 3 where the change exempts and that is not wanted; with warn-only it does not", async () => {
    await keep();
    const exempting = { policy: WAIVING, inputs: { "fail-on-exemptions": "true" } };
    const { code, said } = await previewed(exempting);
    expect(code).toBe(3);
    expect(said.said.map(([level, , title]) => `${level} ${title ?? ""}`)).toContainEqual(
      expect.stringMatching(/^error Preview: /),
    );
    const inputs = { ...exempting.inputs, "warn-only": "true" };
    expect((await previewed({ ...exempting, inputs })).code).toBe(0);
    expect((await previewed({ policy: WAIVING })).code).toBe(0);
  });

  test("in a workflow sets outputs and summary, and prints nothing", async () => {
    await keep();
    const { result, outputs, summary } = await stage.step((env) => previewed({ world: { env } }));
    expect([result.code, result.printed]).toEqual([0, ""]);
    expect(outputs).toMatchObject({
      ...{ result: "pass", "total-volumes": "2", "begin-to-fail": "1", "stop-failing": "0" },
    });
    expect(outputs["report-json"]).toMatch(/^reports\/.*\.json$/);
    expect(summary).not.toBe("");
  });

  test("without a base compares with what holds without a policy file, and says so", async () => {
    await keep();
    const { said } = await previewed({ inputs: { "base-policy-file": "" } });
    expect(said.of("notice")[0]).toMatch(/^base-policy-file is not given, so that/);
  });

  test("says what of the new policy selects nothing, not what did so before", async () => {
    await keep();
    const before = "  - { name: was, match: { names: [none] } }\n";
    const { said } = await previewed({
      base: `version: 1\nrules:\n${before}`,
      policy: `version: 1\nrules:\n${before}  - { name: typo, match: { names: [databse] } }\n`,
    });
    expect(said.said.filter(([, , title]) => title === "Policy")).toEqual([
      ["notice", expect.stringContaining("typo"), "Policy"],
    ]);
  });

  test.each([
    ["none.gz", /^inventory-file: none\.gz cannot be read \(ENOENT\)/],
    ["empty", /^inventory-file: empty matches no file/],
    ["text.gz", /^text\.gz is not the inventory of an audit/],
  ])("refuses %s and writes nothing", async (name, message) => {
    await stage.put({ "text.gz": "no", "empty/other.txt": "no" });
    await expect(previewed({ inputs: { "inventory-file": name } })).rejects.toMatchObject({
      ...{ name: "SnapshotError", message: expect.stringMatching(message) as unknown },
    });
    expect(await stage.names()).toEqual([]);
  });

  test("a report that cannot be written ends with 2 where nothing else is wrong", async () => {
    await keep();
    await stage.put({ reports: "a file" });
    const { code, said } = await previewed();
    expect([code, said.of("info").at(-1)]).toEqual([2, expect.stringMatching(/^PASS: /)]);
    expect((await previewed({ inputs: { "fail-on-upload-error": "false" } })).code).toBe(0);
    const failing = { policy: WAIVING, inputs: { "fail-on-exemptions": "true" } };
    expect((await previewed(failing)).code).toBe(3);
  });

  test("under redact tells no name that it read", async () => {
    await keep();
    const { said, printed } = await previewed({ inputs: { redact: "true" } });
    const told = JSON.stringify([said.said, printed, await report()]);
    for (const name of ["bare", "acme/prod/erp", "ocid1.volume.oc1.iad.bare"]) {
      expect(told).not.toContain(`"${name}"`);
    }
  });
});
