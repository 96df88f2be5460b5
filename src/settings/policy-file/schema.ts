import { z } from "zod";
import { oneOf } from "../fields.js";
import {
  ALL_CHECK_IDS,
  FAIL_ON,
  REQUIREMENTS,
  SEVERITIES,
  type RequirementKey,
  type RequirementKind,
  type Requirements,
} from "../policy.js";
import {
  boolean,
  date,
  duration,
  durationOrFalse,
  durationOrZero,
  glob,
  levelOrFalse,
  label,
  oneOrMore,
  prose,
  regionName,
  tagName,
  tags,
  volumeOcid,
} from "./fields.js";

const mapping = { error: "it takes keys with values" };
const list = { error: "it takes a list" };
const takesLimit = { error: "it takes a whole number of 0 or more, or unlimited" };
const takesSize = { error: "it takes a number of GB, 0 or more" };
const takesPercent = { error: "it takes a number from 0 to 100" };

const countLimit = () =>
  z
    .union([z.int(takesLimit).min(0, takesLimit), z.literal("unlimited", takesLimit)])
    .transform((value) => (value === "unlimited" ? null : value));

const REQUIREMENT_FIELDS = {
  switch: boolean,
  span: durationOrFalse,
  level: levelOrFalse,
} satisfies Readonly<Record<RequirementKind, () => z.ZodType>>;

type RequirementShape = {
  readonly [Key in RequirementKey]: z.ZodOptional<z.ZodType<Requirements[Key]>>;
};

const requirements = z.strictObject(
  Object.fromEntries(
    REQUIREMENTS.map(({ key, kind, meaning }) => [
      key,
      REQUIREMENT_FIELDS[kind]().describe(meaning).optional(),
    ]),
  ) as unknown as RequirementShape,
  mapping,
);

const ruleSettings = {
  "max-backup-age": duration().describe("How old the newest recovery point may be.").optional(),
  "grace-period": durationOrZero()
    .describe("How long after a volume's creation the gate does not count its status; 0d for none.")
    .optional(),
  severity: oneOf(SEVERITIES)
    .describe("Severity of a failed check that the rule asks for.")
    .optional(),
  "warn-within": duration()
    .describe("`expiry-forecast` fails when a breach is nearer than this.")
    .optional(),
  "rpo-window": duration().describe("How far back `achieved-rpo` looks.").optional(),
  require: requirements
    .describe("What is required beyond recency; each key falls back to `defaults.require`.")
    .optional(),
};

const match = {
  compartments: oneOrMore(glob())
    .describe("OCIDs, names, or paths below the tenancy with globs (`prod/**`).")
    .optional(),
  "freeform-tags": tags("a tag's key", String.raw`^[^\p{Cc}]{1,100}$`)
    .describe("Each of these tags, with one of its values.")
    .optional(),
  "defined-tags": tags("a tag as Namespace.Key", String.raw`^[^.\s]+\.[^.\s]+$`)
    .describe("Each of these tags (`Namespace.Key`), with one of its values.")
    .optional(),
  kinds: oneOrMore(oneOf(["block", "boot"]))
    .describe("Kinds of volume.")
    .optional(),
  regions: oneOrMore(regionName()).describe("Regions, by full name.").optional(),
  names: oneOrMore(glob()).describe("Display names, with globs (`db-*`).").optional(),
  attached: boolean().describe("Attached to an instance, or not.").optional(),
  "min-size-gb": z.number(takesSize).min(0, takesSize).describe("Minimum size in GB.").optional(),
};

const rule = z.strictObject(
  {
    name: label()
      .refine((name) => name !== "defaults", {
        error: "it takes another name, since defaults names what holds without a rule",
      })
      .describe("Name in reports; each rule has its own."),
    match: z
      .strictObject(match, mapping)
      .describe("Which volumes; every given key must hold. Without it: all.")
      .optional(),
    ...ruleSettings,
  },
  mapping,
);

const exemption = z
  .strictObject(
    {
      id: label().describe("Identifier in reports; each exemption has its own."),
      match: z
        .strictObject(
          {
            ...match,
            volumes: oneOrMore(volumeOcid()).describe("OCIDs of volumes.").optional(),
            addresses: oneOrMore(glob())
              .describe("Addresses in a Terraform plan, with globs (`module.scratch.**`).")
              .optional(),
          },
          mapping,
        )
        .refine((given) => Object.keys(given).length > 0, {
          error: 'it takes at least one key; names: "*" matches all volumes',
        })
        .describe("Which volumes, as in a rule; at least one key."),
      reason: prose().describe("Why, for readers of the report."),
      checks: oneOrMore(oneOf(ALL_CHECK_IDS))
        .describe(
          "The checks that are exempted. Without it: all checks, and the status at the gate.",
        )
        .optional(),
      expires: date()
        .describe("Last day, in UTC, `YYYY-MM-DD`. Required unless `permanent: true`.")
        .optional(),
      permanent: boolean().describe("`true`: never expires.").optional(),
    },
    mapping,
  )
  .meta({ anyOf: [{ required: ["expires"] }, { required: ["permanent"] }] });

const gate = z.strictObject(
  {
    "max-no-backup": countLimit().describe("As the input of that name.").optional(),
    "max-stale-backup": countLimit().describe("As the input of that name.").optional(),
    "max-unknown": countLimit().describe("As the input of that name.").optional(),
    "min-compliance-percent": z
      .number(takesPercent)
      .min(0, takesPercent)
      .max(100, takesPercent)
      .describe("As the input of that name.")
      .optional(),
    "fail-on-incomplete": boolean().describe("As the input of that name.").optional(),
    "fail-if-empty": boolean().describe("As the input of that name.").optional(),
    "fail-on-checks": oneOrMore(oneOf(ALL_CHECK_IDS))
      .describe("Fail when one of these checks fails on a volume.")
      .optional(),
    "fail-on-severity": oneOf(SEVERITIES)
      .describe("Fail when a check of at least this severity fails on a volume.")
      .optional(),
    "fail-on": oneOf(FAIL_ON)
      .describe(
        "`new` counts only what did not fail in the last run, or failed in another way; `any` counts everything.",
      )
      .optional(),
  },
  mapping,
);

const deletionRestricted = z.strictObject(
  {
    "allowed-groups": oneOrMore(glob()).describe(
      "Groups that may delete: names with globs, with the domain if it is not Default (`Domain/Name`), or OCIDs.",
    ),
    "allowed-dynamic-groups": oneOrMore(glob())
      .describe("Dynamic groups that may delete, written in the same way.")
      .optional(),
  },
  mapping,
);

/** The policy file as its author writes it: the source of types, of the JSON Schema and of the reference. */
export const policyFileSchema = z.strictObject(
  {
    version: z.literal(1, { error: "it takes 1" }).describe("Version of this format: `1`."),
    defaults: z
      .strictObject(ruleSettings, mapping)
      .describe(
        "What applies to a volume that no rule matches, and to keys that a rule leaves out.",
      )
      .optional(),
    rules: z
      .array(rule, list)
      .describe("In order: the first rule whose `match` applies wins.")
      .optional(),
    "owner-tag": tagName()
      .describe(
        "The tag that holds a volume's owner: `Namespace.Key`, or the key of a free-form tag.",
      )
      .optional(),
    "deletion-restricted": deletionRestricted
      .describe(
        "Checks in IAM who may delete backups, backup policies and their assignments; anybody not allowed here fails the gate.",
      )
      .optional(),
    exemptions: z
      .array(exemption, list)
      .describe("Volumes that the gate does not count, with a reason. They stay in the reports.")
      .optional(),
    gate: gate.describe("Limits; an input of the same name overrides them.").optional(),
  },
  mapping,
);

export type PolicyFile = z.output<typeof policyFileSchema>;
