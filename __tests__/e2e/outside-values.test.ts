import { join } from "node:path";
import { writeFile } from "node:fs/promises";

import { beforeAll, describe, expect, test } from "@jest/globals";

import {
  ASHBURN,
  errorsOf,
  openStage,
  shownLines,
  smallTenancy,
  temporaryFolder,
  type Stage,
} from "./harness/stage.js";

/** A region that no table has, and whose key is NWH. */
const NEW = "us-onwh-1";
const HOUR = 3_600_000;

let stage: Stage;
let replicaId = "";

beforeAll(async () => {
  const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: NEW }] });
  const volume = build.volume({ name: "db", compartment: build.root, region: ASHBURN });
  build.backup(volume, { age: HOUR });
  const replica = build.replica(volume, { region: NEW, syncAge: HOUR / 2 });
  replicaId = replica.id.replace(`.${NEW}.`, ".nwh.");
  build.tenancy.region(NEW).blockVolumeReplicas.add({ ...replica, id: replicaId });
  for (const info of volume.record.blockVolumeReplicas ?? []) {
    Object.assign(info, { blockVolumeReplicaId: replicaId });
  }
  stage = await openStage(build);
});

describe("a region newer than every table", () => {
  test("is known by its key, in inputs and in the OCID of a replica", async () => {
    const cwd = await temporaryFolder();
    await writeFile(
      join(cwd, "policy.yml"),
      'version: 1\nrules:\n  - name: all\n    match: { names: "*" }\n    require: { replica: 1h }\n',
    );
    const inputs = { regions: "IAD, NWH", "policy-file": "policy.yml" };
    const audit = await stage.audit(inputs, { cwd });
    expect(audit.report.metadata).toMatchObject({ regions: [ASHBURN, NEW], complete: true });
    expect(audit.finding("db").checks).toContainEqual(
      expect.objectContaining({ id: "replica", result: "pass" }),
    );
    const asked = stage.simulator.requests.filter(({ path }) => path.endsWith(replicaId));
    expect(asked.map(({ region }) => region)).toEqual([NEW]);
  });

  test("whose key is the region to start from is told, and no host is made of it", async () => {
    const seen = stage.simulator.requests.length;
    const audit = await stage.audit({ region: "NWH" });
    expect(errorsOf(audit)).toEqual([
      expect.stringContaining('region: got "nwh", which is in no table of region keys.'),
    ]);
    expect(stage.simulator.requests).toHaveLength(seen);
  });
});

describe("the proxy in the environment", () => {
  const proxy = () => new URL(stage.simulator.proxyUrl).host;

  test.each<[string, () => Record<string, string>]>([
    ["has no scheme", () => ({ HTTPS_PROXY: proxy() })],
    ["is empty in lower case", () => ({ https_proxy: "", HTTPS_PROXY: `http://${proxy()}` })],
    ["has a bare % in its password", () => ({ HTTPS_PROXY: `http://user:50%@${proxy()}` })],
    [
      "has a list of others that it is not for",
      () => ({ HTTPS_PROXY: proxy(), NO_PROXY: "a.invalid, b" }),
    ],
  ])("serves where it %s", async (_, env) => {
    const audit = await stage.audit({}, { env: env() });
    expect(audit.code).toBe(0);
  });

  test("of another kind is told by its variable and never its value", async () => {
    const env = { HTTPS_PROXY: "socks5://user:hunter2222@proxy.invalid:1080" };
    const audit = await stage.audit({}, { env });
    expect(audit.code).toBe(1);
    expect(errorsOf(audit)).toEqual([
      expect.stringMatching(/HTTPS_PROXY: this program goes through/),
    ]);
    const shown = shownLines(audit).join("\n");
    for (const part of ["hunter2222", "proxy.invalid"]) expect(shown).not.toContain(part);
  });
});

describe("the file .env", () => {
  test("is told by the names of what it gave", async () => {
    const cwd = await temporaryFolder();
    const { tenancy, user, fingerprint, privateKey } = stage.user;
    const lines = [
      `OCI_CLI_TENANCY=${tenancy}`,
      `OCI_CLI_USER=${user}`,
      `OCI_CLI_FINGERPRINT=${fingerprint}`,
      "OCI_CLI_KEY_FILE=key.pem",
      "OCI_CLI_REGION=IAD",
    ];
    await writeFile(join(cwd, ".env"), lines.join("\r\n"));
    await writeFile(join(cwd, "key.pem"), privateKey);
    const result = await stage.command({ cwd, args: ["--upload-object-storage=false"] });
    expect(result.stderr).toContain(
      "The file .env gives OCI_CLI_FINGERPRINT, OCI_CLI_KEY_FILE, OCI_CLI_REGION, OCI_CLI_TENANCY, OCI_CLI_USER.",
    );
    expect(result.stderr).not.toContain(fingerprint);
    expect(result.code).toBe(0);
  });
});
