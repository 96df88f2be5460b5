/** The simulator's answers have every field and header that was recorded, and values of its kind. */
import { expect, test } from "@jest/globals";

import { days } from "../../../simulator/tenancy/time.js";
import { rawRecords, recordedAnswer, type Raw } from "../oci/recorded/recorded-answer.js";
import {
  boot,
  builder,
  client,
  CORE,
  erp,
  group,
  host,
  IDENTITY,
  prod,
  REGION,
  restart,
  SEARCH,
  STORE,
  tenancy,
  volume,
} from "./world.js";

const requested = builder.backup(volume, { age: 0, state: "REQUEST_RECEIVED" });
const creating = builder.backup(volume, { age: 0, state: "CREATING" });
const terminated = builder.backup(volume, { age: days(9), state: "TERMINATED" });
const copied = builder.copyBackup(creating, { region: REGION, age: 0, state: "CREATING" });
builder.groupBackup(group, { age: 0, state: "CREATING" });

const domain = encodeURIComponent(boot.record.availabilityDomain);
const plain = (id: string) => (raw: Raw) => raw["id"] === id;
const inState = (state: string) => (raw: Raw) => raw["lifecycleState"] === state;

/** Where the simulator says what was recorded, and in which record of the answer. */
const ANSWERS: readonly (readonly [string, string, ((raw: Raw) => boolean)?])[] = [
  ["volumes-page", `${CORE}/volumes?compartmentId=${erp}`],
  ["volume-restoring", `${CORE}/volumes/${volume.id}`],
  ["boot-volume-available", `${CORE}/bootVolumes/${boot.id}`],
  ["volume-backup-requested", `${CORE}/volumeBackups?compartmentId=${erp}`, plain(requested.id)],
  ["volume-backup-creating", `${CORE}/volumeBackups?compartmentId=${erp}`, plain(creating.id)],
  ["volume-backup-terminated", `${CORE}/volumeBackups?compartmentId=${erp}`, plain(terminated.id)],
  [
    "volume-backup-copied-same-region",
    `${CORE}/volumeBackups?compartmentId=${erp}`,
    plain(copied.id),
  ],
  ["boot-volume-backup-available", `${CORE}/bootVolumeBackups?compartmentId=${prod}`],
  ["volume-groups-page", `${CORE}/volumeGroups?compartmentId=${prod}`],
  [
    "volume-group-backup-committed",
    `${CORE}/volumeGroupBackups?compartmentId=${prod}`,
    inState("AVAILABLE"),
  ],
  [
    "volume-group-backup-first",
    `${CORE}/volumeGroupBackups?compartmentId=${prod}`,
    inState("CREATING"),
  ],
  ["oracle-policies-2020", `${CORE}/volumeBackupPolicies`],
  ["policy-assignment", `${CORE}/volumeBackupPolicyAssignments?assetId=${volume.id}`],
  ["volume-attachments", `${CORE}/volumeAttachments?compartmentId=${erp}`],
  [
    "boot-volume-attachments",
    `${CORE}/bootVolumeAttachments?compartmentId=${erp}&availabilityDomain=${domain}`,
  ],
  ["compartments-any", `${IDENTITY}/compartments?compartmentId=${tenancy.id}`],
  [
    "compartments-accessible",
    `${IDENTITY}/compartments?compartmentId=${tenancy.id}&accessLevel=ACCESSIBLE`,
  ],
  ["compartment-root", `${IDENTITY}/compartments/${tenancy.id}`],
  ["tenancy", `${IDENTITY}/tenancies/${tenancy.id}`],
  ["region-subscriptions", `${IDENTITY}/tenancies/${tenancy.id}/regionSubscriptions`],
  ["availability-domains", `${IDENTITY}/availabilityDomains?compartmentId=${tenancy.id}`],
  ["buckets", `${STORE}/n/${tenancy.namespace}/b?compartmentId=${prod}`],
  ["buckets-tags", `${STORE}/n/${tenancy.namespace}/b?compartmentId=${prod}&fields=tags`],
  ["bucket", `${STORE}/n/${tenancy.namespace}/b/reports`],
];

/** What a value is, as far as its form goes; a time and an OCID are texts of their own kind. */
function formOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value !== "string") return typeof value;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return "time";
  return /^ocidv?1[.:]/.test(value) ? "OCID" : "text";
}

/** The recorded fields that the record lacks, or has in another form. */
function deviations(recorded: Raw, simulated: Raw): readonly string[] {
  return Object.entries(recorded).flatMap(([name, value]) => {
    if (!(name in simulated)) return [`${name} is missing`];
    const [was, is] = [formOf(value), formOf(simulated[name])];
    return was === is ? [] : [`${name} was ${was} and is ${is}`];
  });
}

/** What depends on the resource and not on the service: set in one of the two, and not in the other. */
const BY_CHANCE: Readonly<Record<string, readonly string[]>> = {
  "volume-restoring": [
    "sourceDetails was object and is null",
    "volumeGroupId was null and is OCID",
  ],
  // The first volume of the simulated pair is a group's.
  "volumes-page": ["volumeGroupId was null and is OCID"],
  "boot-volume-available": ["volumeGroupId was null and is OCID"],
};

test.each(ANSWERS)("%s", async (name, url, isMeant = () => true) => {
  const reply = await client.ask(url);
  const simulated = (Array.isArray(reply.json) ? reply.json : [reply.json]) as readonly Raw[];
  const [recorded = {}] = rawRecords(recordedAnswer(name));
  const record = simulated.find(isMeant) ?? {};
  const chance = BY_CHANCE[name] ?? [];
  expect(deviations(recorded, record).filter((it) => !chance.includes(it))).toEqual([]);
});

test("instances have what a reader of volumes may look at", async () => {
  const [recorded = {}] = rawRecords(recordedAnswer("instances-2018"));
  const url = `${CORE}/instances?compartmentId=${erp}`;
  const simulated = (await client.ask(url)).json as readonly Raw[];
  const record = simulated.find(plain(host.id)) ?? {};
  const about = Object.keys(record).filter((name) => name in recorded);
  expect(about).toEqual(expect.arrayContaining(["id", "displayName", "metadata", "region"]));
  const known = Object.fromEntries(about.map((name) => [name, recorded[name]]));
  expect(deviations(known, record)).toEqual([]);
  const attached = `${CORE}/bootVolumeAttachments?compartmentId=${erp}&availabilityDomain=${domain}`;
  expect((await client.ask(attached)).json).toMatchObject([{ id: host.id, instanceId: host.id }]);
});

test("what search finds has the recorded fields, all of them searchable", async () => {
  const query = "query instance, volumebackup resources";
  const reply = await client.ask(SEARCH, {
    ...{ method: "POST", body: JSON.stringify({ type: "Structured", query }) },
  });
  const { items } = reply.json as { readonly items: readonly Raw[] };
  const [recorded = {}] = rawRecords(recordedAnswer("search-instances-2023"));
  const found = items.find((item) => item["resourceType"] === "Instance") ?? {};
  expect(deviations(recorded, found)).toEqual([]);
  for (const { name, fields } of recordedAnswer("search-resource-types").body as readonly {
    readonly name: string;
    readonly fields: readonly { readonly fieldName: string }[];
  }[]) {
    const item = items.find(({ resourceType }) => resourceType === name);
    if (item === undefined) continue;
    const searchable = fields.map(({ fieldName }) => fieldName);
    for (const field of ["identifier", "compartmentId", "displayName", "timeCreated"]) {
      expect(searchable).toContain(field);
      expect(Object.keys(item)).toContain(field);
    }
  }
});

test.each([
  ["put-object", "PUT"],
  ["head-object", "HEAD"],
] as const)("%s has the recorded headers", async (name, method) => {
  await restart({});
  const object = `${STORE}/n/${tenancy.namespace}/b/reports/o/x`;
  const put = await client.ask(object, { method: "PUT", body: "x", unsignedBody: true });
  const reply = method === "PUT" ? put : await client.ask(object, { method });
  // The first is the caller's own id, which ours does not send.
  const left = ["opc-client-request-id", "connection"];
  const headers = Object.keys(recordedAnswer(name).headers).map((it) => it.toLowerCase());
  expect(headers.filter((it) => !(it in reply.headers) && !left.includes(it))).toEqual([]);
});
