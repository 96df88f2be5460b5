/** Records that cannot be understood, from the answer of OCI to the exit code of a run. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, describe, expect, test } from "@jest/globals";

import { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import type { Records, ResourceTable } from "../../simulator/tenancy/resource-table.js";
import type { RegionContents } from "../../simulator/tenancy/tenancy.js";
import { days } from "../../simulator/tenancy/time.js";
import type { JsonFinding, JsonReport } from "../../src/reports/json/report-schema.js";
import { openRunStage, type RunStage } from "../unit/run/run-stage.js";

const HOME = "us-ashburn-1";
const FORMATS = "json,markdown,html,csv,sarif,junit";

/** One compartment with two volumes that are backed up and named by one volume group. */
function tenancy() {
  const build = new TenancyBuilder({
    name: "acme",
    now: Date.now(),
    homeRegion: HOME,
    regions: [{ name: HOME }],
  });
  const erp = build.compartment("erp");
  const volumes = ["data", "logs"].map((name) => {
    const volume = build.volume({ name, compartment: erp, region: HOME });
    build.backup(volume, { age: days(1) });
    return volume;
  });
  const host = build.instance({ name: "db", compartment: erp, region: HOME });
  for (const volume of volumes) build.attach(volume, host);
  build.volumeGroup("pair", erp, volumes);
  return { build, erp, contents: build.tenancy.regions.get(HOME) as RegionContents };
}

type Tables = "volumes" | "volumeBackups" | "volumeGroups" | "volumeAttachments" | "instances";

type Odd = (good: Readonly<Record<string, unknown>>) => unknown;

/** Serves what there is, and between the first and the others what `odd` makes of the first. */
function spoil(contents: RegionContents, table: Tables, compartment: string, odd: Odd): void {
  const records = contents[table] as unknown as ResourceTable<
    Record<string, unknown> & { readonly id: string; readonly compartmentId: string }
  >;
  const [first, ...others] = records.in(compartment).slice(0);
  if (first === undefined) throw new Error(`there are no ${table}`);
  const spoilt = [first, odd(first), ...others];
  records.setSource(compartment, spoilt as unknown as Records<typeof first>);
}

let stage: RunStage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

async function audit(
  build: TenancyBuilder,
  discovery: "list" | "search" = "list",
  policy: string | null = null,
) {
  await stage?.close();
  stage = await openRunStage(build);
  if (policy !== null) await writeFile(join(stage.folder, "policy.yml"), policy);
  const policyFile = policy === null ? {} : { "policy-file": "policy.yml" };
  const { code, world } = await stage.command({ formats: FORMATS, discovery, ...policyFile });
  const folder = join(stage.folder, "reports");
  const files = await readdir(folder).catch(() => []);
  const json = files.find((name) => name.endsWith(".json"));
  const report =
    json === undefined
      ? null
      : (JSON.parse(await readFile(join(folder, json), "utf8")) as JsonReport);
  await rm(folder, { recursive: true, force: true });
  return { code, world, report, formats: files.length };
}

const statuses = (report: JsonReport | null) =>
  Object.fromEntries(
    (report?.findings.block_volumes ?? []).map((it) => [it.resource_name, it.compliance_status]),
  );
const BOTH = { data: "COMPLIANT", logs: "COMPLIANT" };

const without =
  (field: string): Odd =>
  (good) => ({ ...good, id: `${String(good["id"])}odd`, [field]: undefined });

describe.each<[string, Tables, string, Odd, string]>([
  [
    "a volume without compartment",
    "volumes",
    "ListVolumes",
    without("compartmentId"),
    "compartmentId",
  ],
  [
    "a volume whose name is a number",
    "volumes",
    "ListVolumes",
    (it) => ({ ...it, displayName: 42 }),
    "displayName",
  ],
  ["a volume without id", "volumes", "ListVolumes", (it) => ({ ...it, id: undefined }), "id"],
  ["a volume without state", "volumes", "ListVolumes", without("lifecycleState"), "lifecycleState"],
  ["null among the volumes", "volumes", "ListVolumes", () => null, "id"],
  ["a text among the volumes", "volumes", "ListVolumes", () => "volume", "id"],
  ["a backup that is empty", "volumeBackups", "ListVolumeBackups", () => ({}), "id"],
  [
    "a backup without state",
    "volumeBackups",
    "ListVolumeBackups",
    without("lifecycleState"),
    "lifecycleState",
  ],
  [
    "a backup of a number",
    "volumeBackups",
    "ListVolumeBackups",
    (it) => ({ ...it, volumeId: 7 }),
    "volumeId",
  ],
  [
    "a group of no list",
    "volumeGroups",
    "ListVolumeGroups",
    (it) => ({ ...it, volumeIds: "v" }),
    "volumeIds",
  ],
  [
    "a volume whose size is below nothing",
    "volumes",
    "ListVolumes",
    (it) => ({ ...it, id: "v", sizeInGBs: -5 }),
    "sizeInGBs",
  ],
  [
    "a volume whose size is a text",
    "volumes",
    "ListVolumes",
    (it) => ({ ...it, id: "v", sizeInGBs: "50" }),
    "sizeInGBs",
  ],
  [
    "a backup whose size is beyond all numbers",
    "volumeBackups",
    "ListVolumeBackups",
    (it) => ({ ...it, id: "b", volumeId: "v", sizeInGBs: Number.MAX_VALUE }),
    "sizeInGBs",
  ],
  [
    "a backup that expires at no time",
    "volumeBackups",
    "ListVolumeBackups",
    (it) => ({ ...it, id: "b", expirationTime: "next month" }),
    "expirationTime",
  ],
  ["a group without id", "volumeGroups", "ListVolumeGroups", without("id"), "id"],
  ["an instance without id", "instances", "ListInstances", () => ({}), "id"],
])("%s", (_, table, operation, odd, field) => {
  test("is a gap, and everything else is judged", async () => {
    const { build, erp, contents } = tenancy();
    spoil(contents, table, erp, odd);
    const { code, report, formats, world } = await audit(build);
    expect(code).toBe(3);
    expect(report?.metadata.complete).toBe(false);
    expect(report?.skipped_compartments).toMatchObject([
      {
        compartment_id: erp,
        name: "erp",
        region: HOME,
        operation,
        status: null,
        code: "BadBody",
        reason: `a record in the answer has no usable ${field}`,
      },
    ]);
    expect(statuses(report)).toEqual(BOTH);
    expect(report?.gate.violations.map(({ rule }) => rule)).toEqual(["fail-on-incomplete"]);
    expect(formats).toBe(FORMATS.split(",").length);
    expect(JSON.stringify(world.log.said)).not.toContain("fault of the program");
  });
});

test("a volume whose only backup may be the spoilt one is UNKNOWN, not without", async () => {
  const { build, erp, contents } = tenancy();
  build.volume({ name: "bare", compartment: erp, region: HOME });
  spoil(contents, "volumeBackups", erp, () => ({}));
  const { report } = await audit(build);
  expect(statuses(report)).toEqual({ ...BOTH, bare: "UNKNOWN" });
});

test.each<[string, Tables, Odd]>([
  ["a backup that names no volume", "volumeBackups", (it) => ({ ...it, id: "b", volumeId: null })],
  [
    "a volume without a name",
    "volumes",
    (it) => ({ ...it, id: "v", displayName: null, lifecycleState: "TERMINATED" }),
  ],
  [
    "an attachment without volume",
    "volumeAttachments",
    (it) => ({ ...it, id: "a", volumeId: undefined }),
  ],
  [
    "an attachment that is over and names no volume",
    "volumeAttachments",
    (it) => ({ ...it, id: "a", volumeId: null, lifecycleState: "DETACHED" }),
  ],
  ["an attachment that is null", "volumeAttachments", () => null],
])("%s is none", async (_, table, odd) => {
  const { build, erp, contents } = tenancy();
  spoil(contents, table, erp, odd);
  const { code, report } = await audit(build);
  expect({ code, complete: report?.metadata.complete }).toEqual({ code: 0, complete: true });
  expect(statuses(report)).toEqual(BOTH);
});

test("times, tags and domains of any type leave a volume one like any other", async () => {
  const { build, erp, contents } = tenancy();
  spoil(contents, "volumes", erp, (good) => ({
    ...good,
    id: `${String(good["id"])}odd`,
    displayName: "odd",
    sizeInGBs: null,
    sizeInMBs: null,
    timeCreated: 7,
    availabilityDomain: 7,
    freeformTags: { env: 3 },
    definedTags: { Operations: null },
    kmsKeyId: {},
    volumeGroupId: [],
  }));
  const { code, report, formats } = await audit(build);
  expect(statuses(report)).toEqual({ ...BOTH, odd: "NO_BACKUP" });
  expect(report?.skipped_compartments).toEqual([]);
  expect(Number.isFinite(report?.summary.total_gb)).toBe(true);
  expect([code, formats]).toEqual([3, FORMATS.split(",").length]);
});

test("a record of the search index that cannot be understood has everything listed", async () => {
  const { build, erp, contents } = tenancy();
  spoil(contents, "instances", erp, (it) => ({ ...it, id: undefined }));
  const { report } = await audit(build, "search");
  expect(statuses(report)).toEqual(BOTH);
  expect(report?.skipped_compartments).toMatchObject([{ operation: "ListInstances" }]);
});

describe("a compartment", () => {
  type Child = Parameters<TenancyBuilder["tenancy"]["addCompartment"]>[0];

  function withCompartment(odd: (good: Child) => unknown) {
    const { build, erp } = tenancy();
    const good = build.tenancy.compartments.get(erp) as Child;
    build.tenancy.children.set(build.root, [odd(good) as Child]);
    return { build, erp };
  }

  test.each<[string, (good: Child) => object, string]>([
    ["that is empty", () => ({}), "id"],
    ["without id", (good) => ({ ...good, id: undefined }), "id"],
    ["without parent", (good) => ({ ...good, compartmentId: null }), "compartmentId"],
    ["without state", (good) => ({ ...good, lifecycleState: undefined }), "lifecycleState"],
  ])("%s ends the run: nothing can be audited", async (_, odd, field) => {
    const { code, report, world } = await audit(withCompartment(odd).build);
    expect({ code, report }).toEqual({ code: 1, report: null });
    const said = JSON.stringify(world.log.said);
    expect(said).toContain(`a record in the answer has no usable ${field}`);
    expect(said).toContain("ListCompartments");
    expect(said).not.toContain("fault of the program");
  });

  test("without a name is named by its OCID", async () => {
    const { build, erp } = withCompartment((good) => ({ ...good, name: undefined }));
    const { code, report } = await audit(build);
    expect(code).toBe(0);
    expect(report?.compartments).toContainEqual(
      expect.objectContaining({ name: erp, path: `acme/${erp}`, block_volume_count: 2 }),
    );
  });
});

describe("an attachment in force", () => {
  test.each<[string, Odd, Partial<JsonFinding>]>([
    [
      "of no volume may be of any: nothing is waived for being detached",
      (it) => ({ ...it, id: "a", volumeId: null }),
      { waived: false, attached_instances: [], attachments_known: false },
    ],
    [
      "to no instance attaches its volume all the same",
      (it) => ({ ...it, instanceId: null }),
      { waived: false, attached_instances: [], attachments_known: false },
    ],
  ])("%s", async (_, odd, expected) => {
    const { build, erp, contents } = tenancy();
    const loose = build.volume({ name: "loose", compartment: erp, region: HOME });
    build.attach(loose, build.instance({ name: "odd", compartment: erp, region: HOME }));
    const table = contents.volumeAttachments;
    const attachments = table.in(erp).slice(0);
    const others = attachments.filter(({ volumeId }) => volumeId !== loose.id);
    const own = attachments.filter(({ volumeId }) => volumeId === loose.id);
    const spoilt = own.map((it) => odd({ ...it }));
    table.setSource(erp, [...others, ...spoilt] as typeof attachments);
    const policy = `version: 1
exemptions:
  - { id: detached, match: { attached: false }, reason: unused, permanent: true }
`;
    for (const discovery of ["list", "search"] as const) {
      const { code, report } = await audit(build, discovery, policy);
      const finding = report?.findings.block_volumes.find((it) => it.resource_name === "loose");
      expect(finding).toMatchObject({ ...expected, compliance_status: "NO_BACKUP" });
      expect(code).toBe(3);
    }
  });
});
