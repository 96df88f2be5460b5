import type { Assessment } from "../../posture/assessment.js";
import { counted } from "../../plain/wording.js";
import type { CheckId, Severity } from "../../settings/policy.js";
import { visible } from "../../plain/visible.js";
import type { Renderer, RunFacts } from "../report.js";
import { sarifText, sarifUri } from "../escape/sarif.js";
import { MAX_RESULTS, sarifLogText } from "./sarif-log.js";
import { sarifResults, type RatedResult } from "./sarif-results.js";
import { higherOf, sarifRules } from "./sarif-rules.js";

/** The listings that could not be read; the other reports have them all. */
const MAX_GAPS = 100;

/** Where results are shown when nobody says better: the workflow's name in the README. */
const DEFAULT_ANCHOR = ".github/workflows/volume-backup-audit.yml";

/**
 * SARIF 2.1.0 for GitHub code scanning. Findings that were resolved since the last run are left out:
 * GitHub closes an alert that is no longer in the file, and would show an `absent` one as open.
 */
export const sarifRenderer: Renderer = {
  format: "sarif",
  extension: "sarif",
  contentType: "application/sarif+json",
  render,
};

function render(assessment: Assessment, facts: RunFacts): string {
  const anchor = sarifUri(facts.anchor ?? DEFAULT_ANCHOR);
  const results = sarifResults(assessment, anchor, facts.ruleLines ?? []);
  const { tenancyId, assessedAt, interruption } = assessment;
  const { toolVersion, durationMs } = facts;
  return sarifLogText({
    toolVersion,
    description: "Audits the backups of OCI block and boot volumes.",
    id: `oci-volume-backup-audit/${visible(tenancyId)}/`,
    rules: sarifRules(highestSeverities(results)),
    invocation: {
      // GitHub refuses the file of an unsuccessful run; gaps alone do not make it one.
      executionSuccessful: interruption === null,
      startTimeUtc: new Date(assessedAt).toISOString(),
      endTimeUtc: new Date(assessedAt + durationMs).toISOString(),
      toolExecutionNotifications: notifications(assessment, results.length),
    },
    results: results.slice(0, MAX_RESULTS).map(({ result }) => result()),
  });
}

function notifications({ interruption, unread }: Assessment, results: number) {
  const gaps = unread
    .slice(0, MAX_GAPS)
    .map(({ operation, region, compartmentId, status, code, reason }) => {
      const answer = [status ?? "no answer", code ?? ""].join(" ").trim();
      return `${operation} in ${region}, compartment ${compartmentId}, could not be read (${answer}): ${reason}`;
    });
  const more = unread.length - gaps.length;
  const over = results - MAX_RESULTS;
  return [
    ...(interruption === null ? [] : [notification("interrupted", "error", interruption)]),
    ...gaps.map((text) => notification("unread-listing", "warning", text)),
    ...(more <= 0
      ? []
      : [
          notification(
            "unread-listing",
            "warning",
            `${counted(more, "more listing")} could not be read: see the JSON report.`,
          ),
        ]),
    ...(over <= 0
      ? []
      : [
          notification(
            "results-left-out",
            "warning",
            `${counted(over, "result")} of ${results} left out, the least severe: GitHub takes ${MAX_RESULTS}. The other reports have them all.`,
          ),
        ]),
  ];
}

function notification(id: string, level: "error" | "warning", text: string) {
  return { descriptor: { id }, level, message: { text: sarifText(text) } };
}

function highestSeverities(results: readonly RatedResult[]): ReadonlyMap<CheckId, Severity> {
  const highest = new Map<CheckId, Severity>();
  for (const { ruleId, severity } of results) {
    highest.set(ruleId, higherOf(severity, highest.get(ruleId)));
  }
  return highest;
}
