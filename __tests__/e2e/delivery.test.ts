import { beforeAll, describe, expect, test } from "@jest/globals";

import type { BucketOptions } from "../../simulator/tenancy/handles.js";
import { days } from "../../simulator/tenancy/time.js";
import { startGithubService, type GithubService } from "./harness/harness.js";
import {
  ASHBURN,
  asked,
  closeLater,
  errorsOf,
  openStage,
  PHOENIX,
  shownLines,
  smallTenancy,
  type Audit,
  type Stage,
} from "./harness/stage.js";

const UPLOAD = { "upload-object-storage": "true" };
const MARKED = { freeformTags: { "oci-volume-backup-audit": "reports" } };

type Bucket = Partial<BucketOptions> & { readonly name: string };

/** A tenancy without a volume at fault, so that delivery alone decides the exit code. */
async function stageWith(buckets: readonly Bucket[]): Promise<Stage> {
  const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX }] });
  const shared = build.compartment("shared");
  const volume = build.volume({ name: "data", compartment: shared, region: ASHBURN });
  build.backup(volume, { age: days(1) });
  for (const bucket of buckets) build.bucket({ compartment: shared, region: ASHBURN, ...bucket });
  return openStage(build);
}

const uris = (audit: Audit) => JSON.parse(audit.outputs["object-uris"] ?? "") as string[];
const bucketOf = (uri = "") => /^oci:\/\/([^@]+)@/.exec(uri)?.[1];

async function github(artifactStatus?: number): Promise<GithubService> {
  const service = await startGithubService(artifactStatus === undefined ? {} : { artifactStatus });
  closeLater(() => service.stop());
  return service;
}

describe("the bucket that is chosen", () => {
  test.each<[string, readonly Bucket[], string]>([
    ["the only one", [{ name: "only" }], "only"],
    ["the marked one of several", [{ name: "a" }, { name: "b", ...MARKED }, { name: "c" }], "b"],
    [
      "the only one that is private",
      [{ name: "open", publicAccess: "ObjectRead" }, { name: "shut" }],
      "shut",
    ],
    [
      "the one in the region of the run",
      [{ name: "far", region: PHOENIX, ...MARKED }, { name: "near" }],
      "near",
    ],
  ])("is %s", async (_what, buckets, chosen) => {
    const audit = await (await stageWith(buckets)).audit(UPLOAD);
    expect(audit.code).toBe(0);
    expect(uris(audit).map(bucketOf)).toEqual([chosen, chosen]);
  });

  test("is the one that is named, in the region and under the prefix that are named", async () => {
    const stage = await stageWith([{ name: "near" }, { name: "far.store_1", region: PHOENIX }]);
    const audit = await stage.audit({
      ...UPLOAD,
      "object-storage-bucket": "far.store_1",
      "object-storage-region": PHOENIX,
      "object-storage-prefix": "/audits/ünï code+&=%/",
    });
    expect(audit.code).toBe(0);
    expect(asked(stage.simulator, "PutObject").map(({ region }) => region)).toEqual([
      PHOENIX,
      PHOENIX,
    ]);
    const names = [...stage.simulator.objects(PHOENIX, "far.store_1").keys()];
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(name).toMatch(/^audits\/ünï code\+&=%\/block_volume_backup_posture_\w+\.(json|md)$/);
      expect(uris(audit).some((uri) => uri.endsWith(`/${name}`))).toBe(true);
    }
  });

  test("is looked up in no namespace but the one that is named", async () => {
    const stage = await stageWith([{ name: "only" }]);
    const { namespace } = stage.simulator.tenancy;
    const audit = await stage.audit({ ...UPLOAD, "object-storage-namespace": namespace });
    expect(audit.code).toBe(0);
    expect(asked(stage.simulator, "GetNamespace")).toEqual([]);
  });
});

describe("no bucket can be used", () => {
  interface Case {
    readonly title: string;
    readonly buckets: readonly Bucket[];
    readonly inputs?: Readonly<Record<string, string>>;
    readonly says: readonly RegExp[];
  }
  test.each<Case>([
    { title: "there is none", buckets: [], says: [/object-storage-bucket/] },
    {
      title: "there are several",
      buckets: [{ name: "one" }, { name: "two" }],
      says: [/\bone\b/, /\btwo\b/, /object-storage-bucket/, /oci-volume-backup-audit/],
    },
    {
      title: "several are marked",
      buckets: [{ name: "one", ...MARKED }, { name: "two", ...MARKED }, { name: "three" }],
      says: [/\bone\b/, /\btwo\b/, /object-storage-bucket/],
    },
    {
      title: "the only one is public",
      buckets: [{ name: "open", publicAccess: "ObjectReadWithoutList" }],
      says: [/open/, /public/, /object-storage-bucket/],
    },
    {
      title: "the marked one is public",
      buckets: [{ name: "open", publicAccess: "ObjectRead", ...MARKED }, { name: "shut" }],
      says: [/open/, /public/, /object-storage-bucket/],
    },
    {
      title: "the named one is public",
      buckets: [{ name: "open", publicAccess: "ObjectRead" }],
      inputs: { "object-storage-bucket": "open" },
      says: [/open/, /public/, /object-storage-bucket/],
    },
    {
      title: "the named one is missing",
      buckets: [{ name: "other" }],
      inputs: { "object-storage-bucket": "nowhere" },
      says: [/nowhere/, /object-storage-bucket/, /opc-request-id/],
    },
    {
      title: "the namespace is not the tenancy's",
      buckets: [{ name: "only" }],
      inputs: { "object-storage-bucket": "only", "object-storage-namespace": "wrong" },
      says: [/wrong/, /namespace/],
    },
    {
      title: "none is named and none may be looked for",
      buckets: [{ name: "only" }],
      inputs: { "auto-discover-bucket": "false" },
      says: [/object-storage-bucket/, /auto-discover-bucket/],
    },
  ])("$title: nothing is uploaded, and one sentence says what to do", async (it) => {
    const stage = await stageWith(it.buckets);
    const audit = await stage.audit({ ...UPLOAD, ...it.inputs });
    expect(audit.code).toBe(2);
    const [error = "", ...others] = errorsOf(audit);
    expect(others).toEqual([]);
    for (const pattern of it.says) expect(error).toMatch(pattern);
    expect(shownLines(audit).join("\n")).not.toMatch(/^\s+at /m);
    expect(asked(stage.simulator, "PutObject")).toEqual([]);
    expect(audit.outputs).toMatchObject({ result: "pass", "object-uris": "[]" });
    expect(await audit.files()).toHaveLength(2);
  });
});

describe("an object of the same name", () => {
  test("is never overwritten", async () => {
    const stage = await stageWith([{ name: "only" }]);
    const objects = stage.simulator.objects(ASHBURN, "only");
    const body = Buffer.from("an earlier report");
    const prefix = "block-volume-backup-posture/block_volume_backup_posture_";
    for (let second = 0; second < 60; second += 1) {
      const time = new Date(Date.now() + second * 1000).toISOString();
      const name = `${prefix}${time.replace(/[-:]|\.\d+/g, "")}.json`;
      const rest = { contentType: "application/json", md5: "", etag: "", timeCreated: time };
      objects.set(name, { name, body, ...rest });
    }
    const audit = await stage.audit(UPLOAD);
    expect(audit.code).toBe(2);
    expect(errorsOf(audit)).toHaveLength(1);
    expect(errorsOf(audit)[0]).toMatch(/none is ever overwritten.*object-storage-prefix/);
    const json = [...objects.values()].filter(({ name }) => name.endsWith(".json"));
    expect(json.every((object) => object.body === body)).toBe(true);
    // The other report has a name of its own, and is there.
    expect(uris(audit)).toHaveLength(1);
    expect(uris(audit)[0]).toMatch(/\.md$/);
  });
});

describe("a sink that fails", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await stageWith([{ name: "only" }]);
  });

  test("does not stop the others: Object Storage", async () => {
    const service = await github();
    const undo = stage.simulator.setFault({
      operation: "PutObject",
      effect: { kind: "status", status: 403 },
    });
    const audit = await stage.audit({ ...UPLOAD, "upload-artifact": "true" }, { github: service });
    undo();
    expect(audit.code).toBe(2);
    expect(audit.outputs["object-uris"]).toBe("[]");
    expect(service.artifacts).toHaveLength(1);
    expect(await audit.files()).toHaveLength(2);
    expect(errorsOf(audit)[0]).toMatch(/OBJECT_CREATE/);
  });

  test("does not stop the others: the artifact", async () => {
    const service = await github(400);
    const audit = await stage.audit(
      { ...UPLOAD, "upload-artifact": "true", "object-storage-prefix": "without-artifact" },
      { github: service },
    );
    expect(audit.code).toBe(2);
    expect(audit.outputs).toMatchObject({ result: "pass", "artifact-id": "", "artifact-url": "" });
    expect(uris(audit)).toHaveLength(2);
    expect(errorsOf(audit)[0]).toMatch(/artifact .*upload-artifact/);
  });

  test("does not stop the others: the disk", async () => {
    const service = await github();
    const audit = await stage.audit(
      {
        ...UPLOAD,
        "upload-artifact": "true",
        "output-dir": "/dev/null/reports",
        // Runs of the same second would be given the same object names.
        "object-storage-prefix": "without-disk",
      },
      { github: service },
    );
    expect(audit.code).toBe(2);
    expect(audit.outputs).toMatchObject({ "report-json": "", "report-markdown": "" });
    expect(uris(audit)).toHaveLength(2);
    expect(service.artifacts).toHaveLength(1);
    expect(errorsOf(audit)[0]).toMatch(/output-dir/);
  });

  test("is told of and forgiven when fail-on-upload-error is off", async () => {
    const audit = await stage.audit({
      ...UPLOAD,
      "object-storage-bucket": "nowhere",
      "fail-on-upload-error": "false",
    });
    expect(audit.code).toBe(0);
    expect(shownLines(audit).some((line) => line.includes("nowhere"))).toBe(true);
  });
});

describe("an artifact", () => {
  test("that the run has already is not replaced, and the name is what to change", async () => {
    const stage = await stageWith([]);
    const service = await github();
    const inputs = { "upload-artifact": "true", "artifact-name": "posture" };
    expect((await stage.audit(inputs, { github: service })).code).toBe(0);
    const second = await stage.audit(inputs, { github: service });
    expect(second.code).toBe(2);
    expect(errorsOf(second)[0]).toMatch(/posture.*artifact-name/);
    expect(service.artifacts).toHaveLength(1);
  });

  test("is kept as long as is asked", async () => {
    const stage = await stageWith([]);
    const service = await github();
    const inputs = { "upload-artifact": "true", "artifact-retention-days": "5" };
    expect((await stage.audit(inputs, { github: service })).code).toBe(0);
    const expiry = Date.parse(service.artifacts[0]?.expiresAt ?? "") - Date.now();
    expect(Math.round(expiry / days(1))).toBe(5);
  });
});

describe("what is switched off", () => {
  test("is not done: no upload, no summary, one format, another folder", async () => {
    const stage = await stageWith([{ name: "only" }]);
    const service = await github();
    const audit = await stage.audit(
      {
        "upload-object-storage": "false",
        "upload-artifact": "false",
        "job-summary": "false",
        formats: "json",
        "output-dir": "reports/today",
      },
      { github: service },
    );
    expect(audit.code).toBe(0);
    expect(audit.summary).toBe("");
    expect(service.requests).toEqual([]);
    expect(stage.simulator.requests.filter((it) => it.service === "objectstorage")).toEqual([]);
    const [file, ...others] = await audit.files();
    expect(others).toEqual([]);
    expect(file).toMatch(/^reports\/today\/block_volume_backup_posture_\d{8}T\d{6}Z\.json$/);
    expect(audit.outputs).toMatchObject({ "report-markdown": "", "object-uris": "[]" });
  });
});
