import { readFileSync } from "node:fs";

import { readPlanText } from "../../../src/plan/plan-text.js";
import { assessPlans } from "../../../src/posture/plan/assess-plan.js";
import type { PlanAssessment, PlanFinding } from "../../../src/posture/plan/plan-assessment.js";
import type { GivenBaseline } from "../../../src/posture/plan/plan-baseline.js";
import { readLastAudit } from "../../../src/reports/json/read-last-audit.js";
import type { Exemption, GateLimits } from "../../../src/settings/policy.js";
import { toPolicy } from "../../../src/settings/policy-content.js";
import { parsePolicyFile } from "../../../src/settings/policy-file/parse.js";

const DAY = 86_400_000;
export const NOW = Date.parse("2026-11-05T03:15:00Z");

/** The gate of plan mode where neither an input nor the policy file says otherwise. */
const GATE: GateLimits = {
  maxNoBackup: 0,
  maxStaleBackup: 0,
  maxUnknown: null,
  minCompliancePercent: null,
  failOnIncomplete: true,
  failIfEmpty: false,
  failOnChecks: [],
  failOnSeverity: null,
  onlyNew: true,
  warnOnly: false,
};

interface Judging {
  /** Of the policy file, after `version: 1`. */
  readonly policy?: string;
  readonly gate?: Partial<GateLimits>;
  readonly redact?: boolean;
  /** An audit's report: its JSON, or its bytes. */
  readonly report?: object | Buffer | null;
  readonly maxAgeMs?: number;
  /** The policy file before the change, after `version: 1`. */
  readonly basePolicy?: string | null;
}

/** Plan JSON that Terraform wrote of the sources beside it. */
export function planJson(name: string): string {
  return readFileSync(new URL(`../../fixtures/plans/${name}/plan.json`, import.meta.url), "utf8");
}

export function judged(name: string, judging: Judging = {}): PlanAssessment {
  return judgedText(planJson(name), name, judging);
}

export function judgedText(text: string, name: string, judging: Judging = {}): PlanAssessment {
  return judgedTogether([[name, text]], judging);
}

/** Several plans, each with its name, as one. */
export function judgedTogether(
  texts: readonly (readonly [name: string, text: string])[],
  {
    policy = "",
    gate = {},
    redact = false,
    report = null,
    maxAgeMs = 2 * DAY,
    basePolicy = null,
  }: Judging = {},
): PlanAssessment {
  const { content, problems } = parsePolicyFile(`version: 1\n${policy}`, "policy.yml");
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const plans = texts.map(([name, text]) => ({
    path: `${name}.json`,
    document: readPlanText(text, name),
    locate: () => null,
  }));
  const fromFile = Object.entries(content?.gate ?? {}).filter(([, value]) => value !== undefined);
  const maxAge = content?.defaults.maxBackupAgeMs ?? 7 * DAY;
  return assessPlans(
    plans,
    toPolicy(content, maxAge, { "backup-policy-assigned": true }),
    { ...GATE, ...Object.fromEntries(fromFile), ...gate },
    NOW,
    {
      hidesNames: redact,
      baseline: report && baselineOf(report, maxAgeMs),
      baseExemptions: basePolicy === null ? null : exemptionsOf(basePolicy),
    },
  );
}

function exemptionsOf(policy: string): readonly Exemption[] {
  return parsePolicyFile(`version: 1\n${policy}`, "base.yml").content?.exemptions ?? [];
}

function baselineOf(report: object, maxAgeMs: number): GivenBaseline {
  const bytes = Buffer.isBuffer(report) ? report : Buffer.from(JSON.stringify(report));
  const read = readLastAudit(bytes, "audit.json", NOW);
  return "problem" in read ? read : { ...read, maxAgeMs };
}

export function findingOf(
  { findings }: PlanAssessment,
  address: string,
  part: string | null = null,
): PlanFinding {
  const found = findings.find((it) => it.address === address && it.asset === part);
  if (found === undefined) throw new Error(`no finding of ${address} ${part ?? ""}`);
  return found;
}

/** `protection-removed: fail, new, required` */
export function saidOf({ checks }: PlanFinding): readonly string[] {
  return checks.map(({ id, result, isNew, isRequired, waived }) =>
    [
      `${id}: ${result}`,
      ...(isNew ? ["new"] : []),
      ...(isRequired ? [] : ["only warns"]),
      ...(waived ? ["waived"] : []),
    ].join(", "),
  );
}
