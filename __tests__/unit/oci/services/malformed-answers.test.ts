import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { OciFailure } from "../../../../src/oci/failure.js";
import { BlockStorage } from "../../../../src/oci/services/block-storage.js";
import { Compute } from "../../../../src/oci/services/compute.js";
import { Identity } from "../../../../src/oci/services/identity.js";
import { SdkObjectStore } from "../../../../src/oci/services/object-storage.js";
import { ResourceSearch } from "../../../../src/oci/services/resource-search.js";
import type { SdkHttpClient } from "../../../../src/oci/transport/transport.js";
import { REGION } from "./service-fixture.js";

const DOMAIN = "Uocm:US-ASHBURN-AD-1";
const TENANCY = "ocid1.tenancy.oc1..acme";

/** A client whose every call is answered with this body, as the transport would hand it over. */
function answering(body: unknown): SdkHttpClient {
  return {
    send: () =>
      Promise.resolve(
        Object.assign(new Response(null, { status: 200 }), { json: () => Promise.resolve(body) }),
      ),
  };
}

const storage = (body: unknown) =>
  new BlockStorage(REGION, answering(body), () => Promise.resolve([DOMAIN]));
const compute = (body: unknown) => new Compute(REGION, answering(body));
const identity = (body: unknown) => new Identity(REGION, answering(body));

const RESOURCE = {
  id: "ocid1.x.oc1.iad.good",
  displayName: "good",
  compartmentId: "ocid1.compartment.oc1..erp",
  lifecycleState: "AVAILABLE",
  timeCreated: "2026-11-05T03:15:00.000Z",
};

interface Listed {
  readonly operation: string;
  readonly good: object;
  /** Fields that a record cannot do without. */
  readonly required: readonly string[];
  /** Fields that may be absent or null, and are text where they are not. */
  readonly optional?: readonly string[];
  readonly list: (items: readonly unknown[]) => AsyncIterable<readonly object[]>;
}

async function* once(read: Promise<readonly unknown[]>): AsyncGenerator<readonly object[]> {
  yield (await read).map((item) => ({ item }));
}

const LISTINGS: readonly Listed[] = [
  {
    operation: "ListVolumes",
    good: RESOURCE,
    required: ["id", "compartmentId", "lifecycleState"],
    optional: ["displayName"],
    list: (items) => storage(items).volumes("c"),
  },
  {
    operation: "ListBootVolumes",
    good: RESOURCE,
    required: ["id", "compartmentId", "lifecycleState"],
    optional: ["displayName"],
    list: (items) => storage(items).bootVolumes("c"),
  },
  {
    operation: "ListVolumeBackups",
    good: { ...RESOURCE, volumeId: "v" },
    required: ["id", "lifecycleState"],
    optional: ["volumeId"],
    list: (items) => storage(items).volumeBackups("c"),
  },
  {
    operation: "ListBootVolumeBackups",
    good: { ...RESOURCE, bootVolumeId: "v" },
    required: ["id", "lifecycleState"],
    optional: ["bootVolumeId"],
    list: (items) => storage(items).bootVolumeBackups("c"),
  },
  {
    operation: "ListVolumeGroups",
    good: { ...RESOURCE, volumeIds: ["v"] },
    required: ["id", "compartmentId", "volumeIds"],
    list: (items) => storage(items).volumeGroups("c"),
  },
  {
    operation: "ListInstances",
    good: RESOURCE,
    required: ["id", "compartmentId"],
    list: (items) => compute(items).instances("c"),
  },
  {
    operation: "ListVolumeAttachments",
    good: { ...RESOURCE, attachmentType: "iscsi", instanceId: "i", volumeId: "v" },
    required: [],
    list: (items) => compute(items).volumeAttachments("c"),
  },
  {
    operation: "ListBootVolumeAttachments",
    good: { ...RESOURCE, instanceId: "i", bootVolumeId: "v" },
    required: [],
    list: (items) => compute(items).bootVolumeAttachments("c", DOMAIN),
  },
  {
    operation: "ListCompartments",
    good: { ...RESOURCE, name: "erp" },
    required: ["id", "compartmentId", "lifecycleState"],
    list: (items) => identity(items).compartmentsBelowTenancy(TENANCY),
  },
  {
    operation: "ListPolicies",
    good: { ...RESOURCE, name: "p", statements: ["Allow any-user to sing"] },
    required: ["id", "compartmentId"],
    list: (items) => identity(items).policies("c"),
  },
  {
    operation: "SearchResources",
    good: { ...RESOURCE, resourceType: "Volume", identifier: "v" },
    required: ["resourceType", "identifier", "compartmentId"],
    list: (items) => new ResourceSearch(REGION, answering({ items })).find("query"),
  },
  {
    operation: "ListBuckets",
    good: { ...RESOURCE, name: "reports" },
    required: ["name"],
    list: (items) => once(new SdkObjectStore(REGION, answering(items)).listBuckets("n", "c")),
  },
  {
    operation: "ListRegionSubscriptions",
    good: { regionName: REGION, status: "READY", isHomeRegion: true },
    required: ["regionName", "status"],
    list: (items) => once(identity(items).regionSubscriptions(TENANCY)),
  },
  {
    operation: "ListAvailabilityDomains",
    good: { name: DOMAIN },
    required: ["name"],
    list: (items) => once(identity(items).availabilityDomains(TENANCY)),
  },
];

/** These answer in one piece, so that there is nothing to hand out before the failure. */
const IN_ONE_PIECE = ["ListBuckets", "ListRegionSubscriptions", "ListAvailabilityDomains"];

interface Read {
  readonly items: readonly object[];
  readonly error: unknown;
}

async function read(pages: AsyncIterable<readonly object[]>): Promise<Read> {
  const items: object[] = [];
  try {
    for await (const page of pages) items.push(...page);
    return { items, error: null };
  } catch (error) {
    return { items, error };
  }
}

/** What nobody may find where a text is promised. */
const NO_TEXT = [undefined, null, "", 42, true, {}, ["x"]];

const cases = LISTINGS.flatMap((listed) =>
  listed.required.flatMap((field) => NO_TEXT.map((value) => ({ ...listed, field, value }))),
).filter(({ field, value }) => field !== "volumeIds" || !Array.isArray(value));

test.each(cases)(
  "$operation: a record whose $field is $value is a failure, and the others are kept",
  async ({ operation, good, field, value, list }) => {
    const { items, error } = await read(list([good, { ...good, [field]: value }, good]));
    expect(error).toBeInstanceOf(OciFailure);
    expect(error).toMatchObject({
      message: `a record in the answer has no usable ${field}`,
      operation,
      region: REGION,
      status: null,
      code: "BadBody",
    });
    expect(items).toHaveLength(IN_ONE_PIECE.includes(operation) ? 0 : 2);
  },
);

test.each(
  LISTINGS.flatMap((listed) => (listed.optional ?? []).map((field) => ({ ...listed, field }))),
)("$operation: $field may be absent, but nothing else than a text", async (listed) => {
  const { good, field, list } = listed;
  for (const value of [undefined, null, ""]) {
    const { items, error } = await read(list([{ ...good, [field]: value }]));
    expect({ count: items.length, error }).toEqual({ count: 1, error: null });
  }
  for (const value of [42, true, {}, ["x"]]) {
    const { items, error } = await read(list([{ ...good, [field]: value }, good]));
    expect(error).toMatchObject({ message: `a record in the answer has no usable ${field}` });
    expect(items).toHaveLength(1);
  }
});

test.each(LISTINGS.filter(({ required }) => required.length > 0))(
  "$operation: what is no object is a failure, never nothing",
  async ({ good, list }) => {
    for (const item of [null, 7, "x", [], {}]) {
      const { error } = await read(list([good, item]));
      expect(error).toBeInstanceOf(OciFailure);
    }
  },
);

test("one that is null costs no other record of its page", async () => {
  const { items, error } = await read(storage([RESOURCE, null, RESOURCE]).volumes("c"));
  expect(items).toHaveLength(2);
  expect(error).toMatchObject({ message: "a record in the answer has no usable id" });
});

test("a field that makes the SDK stumble costs its page, and is a failure", async () => {
  const { error } = await read(storage([{ ...RESOURCE, blockVolumeReplicas: 7 }]).volumes("c"));
  expect(error).toMatchObject({
    name: "OciFailure",
    operation: "ListVolumes",
    code: "BadBody",
    message: expect.stringMatching(/^the answer is not as documented \(.+\)$/) as unknown,
  });
});

test("a volume group's volumes are texts", async () => {
  const group = { ...RESOURCE, volumeIds: ["v", null] };
  const { error } = await read(storage([group]).volumeGroups("c"));
  expect(error).toMatchObject({ message: "a record in the answer has no usable volumeIds" });
});

test("an unnamed group and compartment are named by their OCIDs", async () => {
  const group = { ...RESOURCE, displayName: null, volumeIds: [] };
  const [named] = (await read(storage([group]).volumeGroups("c"))).items;
  expect(named).toMatchObject({ name: RESOURCE.id });
  const [compartment] = (await read(identity([RESOURCE]).childCompartments("c"))).items;
  expect(compartment).toMatchObject({ name: RESOURCE.id, parentId: RESOURCE.compartmentId });
});

const SINGLES: readonly (readonly [string, (body: unknown) => Promise<unknown>])[] = [
  ["GetInstance", (body) => compute(body).instance("i")],
  ["GetVolumeBackupPolicy", (body) => storage(body).backupPolicy("p")],
  ["GetVolumeBackupPolicyAssetAssignment", (body) => storage([body]).policyAssignment("v")],
  ["GetBlockVolumeReplica", (body) => storage(body).replica("BLOCK_VOLUME", "r")],
  ["GetBootVolumeReplica", (body) => storage(body).replica("BOOT_VOLUME", "r")],
  ["GetCompartment", (body) => identity(body).compartment("c")],
  ["GetNamespace", (body) => new SdkObjectStore(REGION, answering(body)).getNamespace()],
  ["ListObjects", (body) => new SdkObjectStore(REGION, answering(body)).listObjects("n", "b", "p")],
];

test.each(SINGLES)("%s answered with nothing usable is a failure", async (operation, ask) => {
  for (const body of [null, {}, [], { objects: [null] }]) {
    await expect(ask(body)).rejects.toMatchObject({ name: "OciFailure", operation });
  }
});

describe("whatever JSON an answer holds", () => {
  const FIELDS = [
    ...new Set(LISTINGS.flatMap(({ good }) => Object.keys(good))),
    "availabilityDomain",
    "blockVolumeReplicas",
    "bootVolumeReplicas",
    "definedTags",
    "expirationTime",
    "freeformTags",
    "isRetentionLockEnabled",
    "policyId",
    "schedules",
    "sizeInGBs",
    "sizeInMBs",
    "sourceDetails",
    "sourceType",
    "sourceVolumeBackupId",
    "timeCreated",
    "timeRetentionExpiresAt",
  ];
  /** Enough for every listing. */
  const WHOLE = Object.fromEntries(LISTINGS.flatMap(({ good }) => Object.entries(good)));
  const hostile = fc.constantFrom(
    { toString: 1, valueOf: 1 },
    [null],
    { a: null },
    { a: { b: {} } },
  );
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string(), hostile);
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.record(Object.fromEntries(FIELDS.map((field) => [field, value])), { requiredKeys: [] }),
    fc.tuple(fc.constantFrom(...FIELDS), value).map(([field, each]) => ({
      ...WHOLE,
      [field]: each,
    })),
  );

  test.each(LISTINGS)("$operation throws only OciFailure, and gives texts", async ({ list }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { maxLength: 3 }), async (bodies) => {
        const { items, error } = await read(list(bodies));
        expect(error === null || error instanceof OciFailure).toBe(true);
        expect(items.length).toBeLessThanOrEqual(bodies.length);
        if (error === null) expect(items).toHaveLength(bodies.length);
        for (const item of items as readonly Record<string, unknown>[]) {
          for (const field of ["id", "compartmentId", "lifecycleState", "availabilityDomain"]) {
            if (item[field] !== null) expect(["string", "undefined"]).toContain(typeof item[field]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(SINGLES)("%s throws only OciFailure", async (_, ask) => {
    await fc.assert(
      fc.asyncProperty(odd, async (body) => {
        const error: unknown = await ask(body).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(error === null || error instanceof OciFailure).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
