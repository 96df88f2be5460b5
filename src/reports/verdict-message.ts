import type { Assessment } from "../posture/assessment.js";
import { counted } from "../plain/wording.js";
import { visible } from "../plain/visible.js";
import type { RunFacts } from "./report.js";
import { readableTime } from "./timestamps.js";
import { verdictSentence } from "./markdown/verdict-section.js";

/** What the subscribers of a topic get: a subject line and plain text. */
export interface VerdictMessage {
  readonly title: string;
  readonly body: string;
}

/**
 * Says that the limits hold now and did not in the last run, or the other way round: under
 * `warn-only` too, where the run passes either way. Every part of it is one line.
 */
export function verdictMessage(
  assessment: Assessment,
  run: RunFacts["run"],
  previouslyHeld: boolean,
): VerdictMessage {
  const { tenancyId, assessedAt, verdict, drift, complete } = assessment;
  const change = `${previouslyHeld ? "PASS" : "FAIL"} to ${found(assessment)}`;
  const violations = verdict.violations.map(({ rule, message }) => `- ${rule}: ${message}`);
  const since = drift.baseline === null ? "" : ` since ${readableTime(drift.baseline.generatedAt)}`;
  const lines = [
    `The verdict of the OCI volume backup audit changed from ${change}.`,
    verdictSentence(assessment),
    ...(complete ? [] : ["The audit is incomplete: something could not be read."]),
    ...violations,
    `${counted(drift.new, "new finding")} and ${drift.resolved} resolved${since}.`,
    `Tenancy: ${tenancyId}`,
    `Audited: ${readableTime(assessedAt)}`,
    ...(run === null ? [] : [`Run: ${run.url}`]),
  ];
  return {
    title: `OCI volume backup audit: ${change}`,
    body: `${lines.map(visible).join("\n")}\n`,
  };
}

function found({ verdict }: Assessment): string {
  if (verdict.violations.length === 0) return "PASS";
  return verdict.passed ? "FAIL (warn-only)" : "FAIL";
}
