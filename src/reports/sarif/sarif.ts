import type { Assessment } from "../../posture/assessment.js";
import { counted } from "../../plain/wording.js";
import type { CheckId, Severity } from "../../settings/policy.js";
import { visible, visibleJson } from "../escape/visible.js";
import type { Renderer, RunFacts } from "../report.js";
import { sarifText } from "../escape/sarif.js";
import { sarifResults, type RatedResult } from "./sarif-results.js";
import { higherOf, sarifRules } from "./sarif-rules.js";

/** GitHub takes at most so many results a run; of 10 MB gzipped they fill less than half. */
const MAX_RESULTS = 25_000;
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
  render: (assessment, facts) =>
    `${visibleJson(JSON.stringify(toLog(assessment, facts), null, 1))}\n`,
};

function toLog(assessment: Assessment, facts: RunFacts) {
  const anchor = encodeURI(facts.anchor ?? DEFAULT_ANCHOR).replace(/[?#:]/g, encodeURIComponent);
  const results = sarifResults(assessment, anchor);
  const { tenancyId, assessedAt, interruption } = assessment;
  const { toolVersion, durationMs } = facts;
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "oci-volume-backup-audit",
            version: toolVersion,
            semanticVersion: toolVersion,
            shortDescription: { text: "Audits the backups of OCI block and boot volumes." },
            rules: sarifRules(highestSeverities(results)),
          },
        },
        // Up to its last slash GitHub takes it for the category: one tenancy's alerts are its own.
        automationDetails: { id: `oci-volume-backup-audit/${visible(tenancyId)}/` },
        invocations: [
          {
            // GitHub refuses the file of an unsuccessful run; gaps alone do not make it one.
            executionSuccessful: interruption === null,
            startTimeUtc: new Date(assessedAt).toISOString(),
            endTimeUtc: new Date(assessedAt + durationMs).toISOString(),
            toolExecutionNotifications: notifications(assessment, results.length),
          },
        ],
        columnKind: "utf16CodeUnits",
        results: results.slice(0, MAX_RESULTS).map(({ result }) => result()),
      },
    ],
  };
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
