import { z } from "zod";
import type { AppliedRule } from "../../posture/policy/rules.js";
import {
  NOT_REQUIRED,
  REQUIRABLE_LEVELS,
  REQUIREMENTS,
  type RequirementKey,
  type RequirementKind,
  type Requirements,
  type RuleSettings,
} from "../../settings/policy.js";
import { severity, text } from "./schema-parts.js";

const span = z.number().nonnegative();

/** How a kind of requirement stands in the report: as which value, and with which unit in its name. */
const KINDS = {
  switch: { value: z.boolean(), unit: "" },
  span: { value: span.nullable(), unit: "_ms" },
  level: { value: z.enum(REQUIRABLE_LEVELS).nullable(), unit: "" },
} satisfies Readonly<Record<RequirementKind, { value: z.ZodType; unit: string }>>;

/** Switches come first, then limits, then levels: fields keep their order between versions. */
const FIELDS = Object.keys(KINDS).flatMap((kind) =>
  REQUIREMENTS.filter((it) => it.kind === kind).map((it) => ({
    ...it,
    field: it.key.replaceAll("-", "_") + KINDS[it.kind].unit,
  })),
);

const settingsFields = {
  name: text,
  max_backup_age_ms: span,
  grace_period_ms: span,
  severity,
  warn_within_ms: span,
  rpo_window_ms: span,
};

/** A rule as a report has it. */
export const ruleSchema = z.object({
  ...settingsFields,
  require: z
    .object(Object.fromEntries(FIELDS.map(({ field, kind }) => [field, KINDS[kind].value])))
    .describe("What is asked for beyond recency; null for nothing"),
});

/** A rule of an earlier report: what its version did not know, it did not ask for. */
export const earlierRuleSchema = z.object({
  ...settingsFields,
  require: z.object(
    Object.fromEntries(
      FIELDS.map(({ field, kind }) => [
        field,
        z.optional(KINDS[kind].value).transform((it) => it ?? NOT_REQUIRED[kind]),
      ]),
    ),
  ),
});

export function jsonRule({ name, settings: it }: AppliedRule): z.infer<typeof ruleSchema> {
  return {
    name,
    max_backup_age_ms: it.maxBackupAgeMs,
    grace_period_ms: it.gracePeriodMs,
    severity: it.severity,
    warn_within_ms: it.warnWithinMs,
    rpo_window_ms: it.rpoWindowMs,
    require: Object.fromEntries(FIELDS.map(({ field, key }) => [field, it.require[key]])),
  };
}

export function settingsOfRule(rule: z.infer<typeof earlierRuleSchema>): RuleSettings {
  return {
    maxBackupAgeMs: rule.max_backup_age_ms,
    gracePeriodMs: rule.grace_period_ms,
    severity: rule.severity,
    warnWithinMs: rule.warn_within_ms,
    rpoWindowMs: rule.rpo_window_ms,
    require: Object.fromEntries(
      FIELDS.map(({ field, key }): [RequirementKey, unknown] => [key, rule.require[field]]),
    ) as Requirements,
  };
}
