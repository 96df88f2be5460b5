import { z } from "zod";

import { count, instant, sha256, text } from "../json/schema-parts.js";

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const run = z.object({ commit: text, url: text });

const volume = {
  resource_id: text,
  resource_name: text,
  compartment_path: text,
  region: text,
};

const change = z.object({ ...volume, at_utc: instant.describe("Of the report that shows it") });

const chain = z.object({
  holds: z.boolean(),
  links: count.describe("Links between two reports that hold"),
  open_end: text.nullable().describe("The newest report, for which no later one vouches"),
  faults: z.array(
    z.object({
      kind: z.enum([
        "unreadable",
        "other tenancy",
        "misnamed",
        "twice",
        "same moment",
        "inconsistent",
        "changed",
        "missing",
        "not followed",
        "no link",
      ]),
      file: text,
      message: text,
    }),
  ),
  notes: z.array(text),
  proves: text,
  does_not_prove: text,
});

const day = z.object({
  date,
  state: z.enum(["covered", "incomplete", "in question", "missing"]),
  reports: z.array(text),
  volumes: count.nullable().describe("In the day's last report"),
  passed: z
    .boolean()
    .nullable()
    .describe("Whether the gate's limits held in the day's last report, warn-only or not"),
  unread_listings: count,
});

const excused = z.object({
  kind: z.enum(["exemption", "grace period"]),
  id: text,
  reason: text,
  expires: text.nullable(),
  from_utc: instant,
  until_utc: instant.nullable().describe("Null: to the end"),
  policy_sha256: sha256.nullable().describe("The policy file of the first report that shows it"),
  run: run.nullable().describe("The workflow run of that report"),
});

const otherPolicy = z
  .object({ policy_sha256: sha256.nullable(), run: run.nullable() })
  .nullable()
  .describe("Where it ended with another policy file than before: that of the report that ends it");

const exception = z.object({
  ...volume,
  check: text,
  what: z.array(text).describe("What it was, in the order in which it came"),
  since_utc: instant,
  may_be_older: z.boolean().describe("No complete report lies before the first one that shows it"),
  until_utc: instant.nullable().describe("Of the first report that shows it no more; null: stands"),
  end: z
    .enum(["fixed", "passes another limit", "no longer required", "volume gone", "stands"])
    .describe(
      "`passes another limit`: not the one that it failed, so that nobody knows whether it would pass that",
    ),
  other_policy: otherPolicy,
  excused: z.array(excused),
});

const tenancyException = z.object({
  check: text,
  what: z.array(text).describe("What it was, in the order in which it came"),
  message: text.describe("Of the last report that shows it"),
  since_utc: instant,
  may_be_older: z.boolean().describe("It stands in the oldest report already"),
  until_utc: instant.nullable().describe("Of the first report that shows it no more; null: stands"),
  end: z
    .enum(["passes", "no longer counted", "stands"])
    .describe(
      "`no longer counted`: the policy file asks for it no more, or the gate passes it over",
    ),
  other_policy: otherPolicy,
});

const restores = z.object({
  volumes: count.describe("Volumes of which a restore was seen"),
  without: count.nullable().describe("Volumes of the last report of which none was seen"),
  seen: z.array(
    z.object({
      ...volume,
      backup_ocid: text,
      backup_time_utc: instant.describe("When the data of the backup was imaged"),
      backup_region: text,
      restored_volume_ocid: text,
      restored_at_utc: instant,
      restored_region: text,
      seen_at_utc: instant.describe("The run that last saw the restored volume"),
    }),
  ),
});

/** The page of evidence as JSON, version 1.0. */
export const evidenceSchema = z
  .object({
    schema_version: z.string().regex(/^1\.\d+$/),
    metadata: z.object({
      report_name: z.literal("block_volume_backup_evidence"),
      tool_version: text,
      made_at_utc: instant,
      from: date,
      to: date.describe("The last day, included"),
      folder: text,
      tenancy_ocid: text.nullable(),
      scope: z.unknown().describe("As the reports have it"),
      reports: count.describe("Reports of the period that stand"),
    }),
    whole: z.boolean().describe("Every day is covered by a complete report, and the chain holds"),
    headline: text,
    chain,
    days: z.array(day),
    population: z.object({
      first: count.nullable(),
      last: count.nullable(),
      unseen: count.describe(
        "Volumes that the last report does not show, and that are not known to be gone: it could not read everything",
      ),
      appeared: z.array(change),
      vanished: z.array(change),
    }),
    exceptions: z.array(exception),
    tenancy_exceptions: z
      .array(tenancyException)
      .describe("What the gate counted of the tenancy as a whole, and no volume carries"),
    restores: restores.describe("Restores of backups that runs of the period saw"),
  })
  .meta({ title: "Evidence of volume backups over a period" });

export type JsonEvidence = z.infer<typeof evidenceSchema>;
