import { z } from "zod";

import type { BackupPolicy, IamPolicy, Lookup, Replica } from "../inventory/inventory.js";
import { OPERATIONS } from "../oci/operations.js";
import type { PackedContent } from "./packed-inventory.js";

/** A file comes from outside: nothing of it is judged that has not the shape in which it was written. */

const text = z.string();
const textOrNull = text.nullable();
/** A time or a size: NaN and the infinities are written too. */
const number = z.custom<number>((value) => typeof value === "number");
const numberOrNull = number.nullable();
/** Looked through by hand: of many rows each column would cost as much as all the rest. */
const numbers = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((it) => Number.isInteger(it) && it >= 0),
);
const values = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((it) => typeof it === "number"),
);
const valuesOrNull = z.custom<readonly (number | null)[]>(
  (value) => Array.isArray(value) && value.every((it) => it === null || typeof it === "number"),
);
const count = z.int().nonnegative();
const tags = z.record(text, text);

const compartment = z.object({
  id: text,
  name: text,
  parentId: textOrNull,
  lifecycleState: text,
  path: text,
  names: z.array(text),
});

const unread = z.object({
  compartmentId: text,
  compartmentName: text,
  region: text,
  operation: z.enum(OPERATIONS),
  status: numberOrNull,
  code: textOrNull,
  reason: text,
  opcRequestId: textOrNull,
});

const schedule = z.object({
  backupType: text,
  period: text,
  offsetType: textOrNull,
  offsetSeconds: numberOrNull,
  hourOfDay: numberOrNull,
  dayOfWeek: textOrNull,
  dayOfMonth: numberOrNull,
  month: textOrNull,
  retentionSeconds: number,
  timeZone: textOrNull,
});

const policy = z.object({
  id: text,
  name: text,
  destinationRegion: textOrNull,
  schedules: z.array(schedule),
}) satisfies z.ZodType<BackupPolicy>;

const replica = z.object({
  id: text,
  lifecycleState: text,
  timeLastSynced: numberOrNull,
}) satisfies z.ZodType<Replica>;

const iamPolicy = z.object({
  id: text,
  name: text,
  compartmentId: text,
  statements: z.array(text),
}) satisfies z.ZodType<IamPolicy>;

const lookup = <Answer>(answer: z.ZodType<Answer>): z.ZodType<Lookup<Answer>> =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("answered"), answer: answer.nullable() }),
    z.object({ kind: z.literal("unread") }),
  ]);

const volumes = z.object({
  kind: numbers,
  id: numbers,
  name: numbers,
  compartmentId: numbers,
  region: numbers,
  availabilityDomain: numbers,
  lifecycleState: numbers,
  sizeGb: valuesOrNull,
  timeCreated: values,
  volumeGroupId: numbers,
  kmsKeyId: numbers,
  freeformTags: z.array(tags),
  definedTags: z.array(z.record(text, tags)),
  replicas: z.array(z.array(z.object({ id: text, availabilityDomain: text }))),
  restored: z.array(z.tuple([count, count, z.boolean().nullable()])).optional(),
});

const attachments = z.object({
  kind: numbers,
  region: numbers,
  volumeId: numbers,
  instanceId: numbers,
  compartmentId: numbers,
  lifecycleState: numbers,
  isShareable: z.array(z.boolean().nullable()),
});

const instances = z.object({
  id: numbers,
  name: numbers,
  compartmentId: numbers,
  availabilityDomain: numbers,
});

/** The packed inventory. What a later version adds must be optional here: files outlive versions. */
export const packedContent = z.object({
  texts: z.array(text),
  inventory: z.object({
    tenancyId: text,
    homeRegion: text,
    regions: z.array(text),
    compartments: z.array(compartment),
    volumes,
    backups: z.array(
      z.object({
        rows: z.int().nonnegative(),
        columns: z.array(z.tuple([text, z.int().nonnegative()])),
      }),
    ),
    attachments,
    instances,
    volumeGroups: z.array(
      z.object({
        id: text,
        name: text,
        compartmentId: text,
        region: text,
        volumeIds: z.array(text),
      }),
    ),
    lookups: z.object({
      policies: z.array(z.tuple([text, lookup(z.object({ policy, assignedAt: numberOrNull }))])),
      replicas: z.array(z.tuple([text, lookup(replica)])),
    }),
    iam: z
      .object({
        policies: z.array(iamPolicy),
        compartments: z.array(compartment.pick({ id: true, name: true, parentId: true })),
      })
      .exactOptional(),
    interruption: textOrNull,
    unread: z.array(unread),
    tolerated: z.array(unread),
    unasked: z.array(
      z.object({ region: text, operation: z.enum(OPERATIONS), compartments: number }),
    ),
    discovery: z.array(
      z.object({ region: text, by: z.enum(["list", "search", "search, then list"]) }),
    ),
    searchFailures: z.array(z.object({ region: text, reason: text })),
  }),
}) satisfies z.ZodType<PackedContent>;
