import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";

import { TenancyBuilder } from "../../../simulator/tenancy/builder.js";
import { days } from "../../../simulator/tenancy/time.js";
import type { Log } from "../../../src/github/log.js";
import type { JsonReport } from "../../../src/reports/json/report-schema.js";
import { openRunStage, type RunStage } from "./run-stage.js";
import { recordingLog } from "./run-world.js";

const [HOME, AWAY] = ["us-ashburn-1", "eu-frankfurt-1"];
const WHOLE = `1of1.${AWAY}+${HOME}.1of1`;

/** Two regions, each with a volume that is backed up; one has a volume that is not. */
function tenancy(): TenancyBuilder {
  const build = new TenancyBuilder({
    name: "acme",
    now: Date.now(),
    homeRegion: HOME,
    regions: [{ name: HOME }, { name: AWAY }],
  });
  const erp = build.compartment("erp");
  for (const region of [HOME, AWAY]) {
    const volume = build.volume({ name: `data-${region}`, compartment: erp, region });
    build.backup(volume, { age: days(1) });
  }
  build.volume({ name: "bare", kind: "boot", compartment: erp, region: HOME });
  build.bucket({ name: "reports", compartment: erp, region: HOME });
  return build;
}

let stage: RunStage;
beforeAll(async () => {
  stage = await openRunStage(tenancy());
});
afterAll(() => stage.close());
afterEach(async () => {
  stage.simulator.clearFaults();
  await rm(join(stage.folder, "reports"), { recursive: true, force: true });
});

async function reports(): Promise<string[]> {
  return (await readdir(join(stage.folder, "reports"))).sort();
}

async function jsonReport(): Promise<JsonReport> {
  const name = (await reports()).find((it) => it.endsWith(".json")) ?? "";
  return JSON.parse(await readFile(join(stage.folder, "reports", name), "utf8")) as JsonReport;
}

/** A run that is cancelled as soon as the first listing is read, and what it said of that. */
async function interrupted(inputs: Readonly<Record<string, string>> = {}) {
  const controller = new AbortController();
  const plain = recordingLog();
  const log: Log = {
    ...plain,
    progress: () => {
      controller.abort("The run was cancelled (SIGINT).");
    },
  };
  const { code } = await stage.command(inputs, { cancellation: controller.signal, log });
  const [, said] = plain.said.find(([, , title]) => title === "Interrupted") ?? [];
  return { code, said, collected: plain.of("group") };
}

describe("an audit", () => {
  test("fails at the gate with 3 and says how it went", async () => {
    const { code, world } = await stage.command();
    expect(code).toBe(3);
    const info = world.log.of("info").join("\n");
    expect(info).toContain("Discovered 2 compartments to audit in 2 regions");
    expect(info).toContain("Verdict: FAIL: 2 compliant, 0 stale, 1 without backup");
    expect(info).toContain("violated: max-no-backup (limit 0, actual 1)");
    expect(await reports()).toHaveLength(2);
    const { metadata, summary } = await jsonReport();
    expect(metadata).toMatchObject({ tool_version: "1.2.3", complete: true, run: null });
    expect(summary).toMatchObject({ total_volumes_analyzed: 3, no_backup_count: 1 });
    expect(world.stdout.text()).toContain("bare");
  });

  test.each([{ "warn-only": "true" }, { "max-no-backup": "1" }])(
    "passes with 0 under %j",
    async (inputs) => {
      expect((await stage.command(inputs)).code).toBe(0);
    },
  );

  test("in a workflow sets outputs, summary and annotations", async () => {
    const { code, world, outputs, summary } = await stage.action();
    expect(code).toBe(3);
    expect(outputs).toMatchObject({ result: "fail", complete: "true", "no-backup": "1" });
    expect(summary).toContain("bare");
    expect(world.log.of("error").join()).toContain("has no usable backup");
    expect((await jsonReport()).metadata.run).toMatchObject({ run_id: "4711" });
  });

  test.each([
    [{ mode: "shards", "max-shards": "1" }, `Planned 1 shard: ${WHOLE}`],
    [{ shard: WHOLE }, `Shard ${WHOLE}: 3 volumes read and handed over`],
    [{ mode: "preflight" }, "Preflight passed: 13 checks."],
  ])("in a workflow %j sets the output headline", async (inputs, headline) => {
    const { code, outputs } = await stage.action(inputs);
    expect([code, outputs["headline"]]).toEqual([0, headline]);
  });

  test("writes to a relative folder of the working directory, and names it as it was given", async () => {
    const { outputs } = await stage.action({ "output-dir": "reports/here" });
    const names = await readdir(join(stage.folder, "reports", "here"));
    expect(names).toHaveLength(2);
    expect(names.map((name) => join("reports", "here", name))).toContain(outputs["report-json"]);
  });

  test("uploads to the one private bucket", async () => {
    const { code, outputs } = await stage.action({
      "upload-object-storage": "true",
      "max-no-backup": "1",
    });
    expect(code).toBe(0);
    const uris = JSON.parse(outputs["object-uris"] ?? "") as string[];
    expect(uris).toHaveLength(2);
    const names = [...stage.simulator.objects(HOME, "reports").keys()];
    expect(uris.map((uri) => uri.replace(/^oci:\/\/reports@[^/]+\//, "")).sort()).toEqual(
      names.sort(),
    );
  });

  const undeliverable = {
    "upload-object-storage": "true",
    "object-storage-bucket": "no-such-bucket",
    "max-no-backup": "1",
  };

  test("that could not deliver ends with 2, or 0 when that is no matter", async () => {
    const refused = await stage.command(undeliverable);
    expect(refused.code).toBe(2);
    expect(refused.world.log.of("error").join()).toContain("no-such-bucket");
    const shrugged = await stage.command({ ...undeliverable, "fail-on-upload-error": "false" });
    expect(shrugged.code).toBe(0);
  });

  test("whose gate fails too ends with 3", async () => {
    expect((await stage.command({ ...undeliverable, "max-no-backup": "0" })).code).toBe(3);
  });

  test("that fails late under redact tells no name that it learned", async () => {
    const stdout = {
      write: () => {
        throw new Error("bare of erp cannot be shown");
      },
    };
    const { code, world } = await stage.command({ redact: "true" }, { stdout });
    expect(code).toBe(1);
    expect(world.log.of("error")).toEqual([
      "The audit broke off: its message is withheld. This is a fault of the program; please report it with this line.",
    ]);
  });

  test("that is interrupted keeps what it has on disk and ends with 1", async () => {
    const { code, said, collected } = await interrupted();
    expect([code, collected]).toEqual([1, []]);
    expect(said).toEqual(expect.stringContaining("The run was cancelled (SIGINT)."));
    expect((await jsonReport()).metadata.complete).toBe(false);
  });

  test("that cannot list the compartments ends with 1 and the permission to grant", async () => {
    stage.simulator.setFault({
      operation: "ListCompartments",
      effect: { kind: "status", status: 404, code: "NotAuthorizedOrNotFound" },
    });
    const { code, world } = await stage.command();
    expect(code).toBe(1);
    expect(world.log.of("error")).toEqual([
      expect.stringMatching(/cannot be listed .* allow the caller to inspect compartments/),
    ]);
  });

  test("whose key is not the user's ends with 1", async () => {
    const { code, world } = await stage.command({
      fingerprint: "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff",
    });
    expect(code).toBe(1);
    expect(world.log.of("error").join()).toContain("fingerprint");
  });
});

describe("a matrix", () => {
  test("shards, audits and merges to the verdict of a single run", async () => {
    const planned = await stage.command({ mode: "shards", "max-shards": "2" });
    expect(planned.code).toBe(0);
    const { shard: names } = JSON.parse(planned.world.stdout.text()) as { shard: string[] };
    expect(names).toHaveLength(2);
    for (const shard of names) expect((await stage.command({ shard })).code).toBe(0);
    expect(await reports()).toHaveLength(2);

    const asked = stage.simulator.requests.length;
    const merged = await stage.command({ mode: "merge", "partial-reports": "reports/*.json.gz" });
    expect([merged.code, stage.simulator.requests.length]).toEqual([3, asked]);
    expect(merged.world.log.of("info").join("\n")).toContain("Joined 2 shards.");
    expect((await jsonReport()).summary).toMatchObject({
      total_volumes_analyzed: 3,
      no_backup_count: 1,
    });

    const uploaded = await stage.command({
      mode: "merge",
      "partial-reports": "reports/*.json.gz",
      "upload-object-storage": "true",
      // Another run may have uploaded its reports in the same second.
      "object-storage-prefix": "merged",
      "warn-only": "true",
    });
    expect(uploaded.code).toBe(0);
    expect(uploaded.world.log.of("info").join("\n")).toContain("Report uploaded: oci://reports@");
  });

  test("in a workflow hands the shards over as an output", async () => {
    const { code, outputs } = await stage.action({ mode: "shards" });
    expect(code).toBe(0);
    const { shard } = JSON.parse(outputs["matrix"] ?? "") as { shard: string[] };
    expect(shard.join()).toMatch(new RegExp(`^1of\\d+\\..*${HOME}`));
  });

  test("is planned by compartments where the index gives no answer", async () => {
    stage.simulator.setFault({
      operation: "SearchResources",
      effect: { kind: "status", status: 404, code: "NotAuthorizedOrNotFound" },
    });
    const { code, world } = await stage.command({ mode: "shards" });
    expect(code).toBe(0);
    expect(JSON.parse(world.stdout.text())).toMatchObject({
      shard: expect.arrayContaining([expect.stringContaining(HOME)]) as unknown,
    });
  });

  const shard = `1of1.${HOME}+${AWAY}.1of1`;

  test("a shard is written to a relative folder of the working directory", async () => {
    expect((await stage.command({ shard, "output-dir": "reports/parts" })).code).toBe(0);
    expect(await readdir(join(stage.folder, "reports", "parts"))).toHaveLength(1);
  });

  test("a shard that is interrupted is not handed over", async () => {
    const { code, said } = await interrupted({ shard });
    expect(code).toBe(1);
    expect(said).toContain("The run was cancelled (SIGINT). The shard is not handed over.");
    await expect(reports()).rejects.toThrow("ENOENT");
  });

  test("a shard that cannot be handed over ends with 2", async () => {
    const { code, world } = await stage.action({ shard, "upload-artifact": "true" });
    expect(code).toBe(2);
    expect(world.log.of("error").join()).toContain("ACTIONS_RUNTIME_TOKEN");
  });

  test("a shard looks up for either answer to a rule with attached", async () => {
    await writeFile(
      join(stage.folder, "policy.yml"),
      `version: 1
rules:
  - name: attached
    match: { attached: true }
    require: { backup-policy-assigned: true }
`,
    );
    const given = { "policy-file": "policy.yml", shard };
    const before = stage.simulator.requests.length;
    expect((await stage.command(given)).code).toBe(0);
    const asked = stage.simulator.requests
      .slice(before)
      .filter(({ operation }) => operation === "GetVolumeBackupPolicyAssetAssignment");
    expect(asked).toHaveLength(3);
  });

  test("a merge whose pattern matches no file ends with 1", async () => {
    await stage.command({ shard });
    const { code, world } = await stage.command({ mode: "merge", "partial-reports": "reports/x*" });
    expect(code).toBe(1);
    expect(world.log.of("error").join()).toMatch(/^partial-reports: reports\/x\* matches no file/);
  });

  test("a merge under redact tells no OCID, whatever it fails of", async () => {
    const given = { mode: "merge", redact: "true", "partial-reports": "ocid1.tenancy.oc1..acme/*" };
    const { code, world } = await stage.command(given);
    expect(code).toBe(1);
    expect(world.log.of("error").join()).toMatch(/^partial-reports: .*ocid1\.tenancy\.oc1\.\.\./);
    expect(world.log.of("error").join()).not.toContain("acme");
  });

  test("a merge without its parts ends with 1", async () => {
    const { code, world } = await stage.command({ mode: "merge", "partial-reports": "none/*.gz" });
    expect(code).toBe(1);
    expect(world.log.of("error").join()).toMatch(/^partial-reports: there is no folder/);
  });
});

test("preflight proves what an audit needs, by reading only", async () => {
  const before = stage.simulator.requests.length;
  const { code, world } = await stage.command({ mode: "preflight" });
  expect([code, world.log.of("error")]).toEqual([0, []]);
  expect(world.stdout.text()).toContain("Preflight passed");
  const asked = stage.simulator.requests.slice(before);
  expect(asked.filter(({ method }) => method === "PUT")).toEqual([]);
});

test("diff compares two reports of earlier runs", async () => {
  await stage.command();
  const name = (await reports()).find((it) => it.endsWith(".json")) ?? "";
  const path = join("reports", name);
  const { code, world } = await stage.command({}, { argv: ["diff", path, path] });
  expect([code, world.log.said]).toEqual([0, []]);
  expect(world.stdout.text()).not.toBe("");
});
