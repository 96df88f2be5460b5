import type { Delivered } from "../delivery/sink.js";
import type { Log } from "../github/log.js";
import type { CollectionObserver, Plan } from "../inventory/collect.js";
import type { Assessment } from "../posture/assessment.js";
import type { Preview } from "../posture/preview/preview.js";
import { noticeText } from "../posture/notice.js";
import { counted } from "../plain/wording.js";
import { driftPhrase } from "../reports/markdown/drift-section.js";
import { compliantOf, verdictWord } from "../reports/markdown/verdict-section.js";
import { MANAGED_COMPARTMENT } from "../settings/settings.js";

/** The checkpoints of the log that a person looks for. */

export function narratePlan(log: Log, { tree, scope, regions }: Plan): void {
  log.info(
    `Discovered ${counted(scope.audited.length, "compartment")} to audit in ${counted(regions.regions.length, "region")}: ${regions.regions.join(", ")}`,
  );
  if (scope.beyond.length > 0) {
    log.info(
      `Backups are also looked for in ${counted(scope.beyond.length, "compartment")} outside the scope.`,
    );
  }
  if (tree.failure !== null) {
    log.notice(
      "The tenancy's compartments may not be listed, so backups that lie outside root-compartment are not seen. Allow the caller to inspect compartments in the tenancy.",
    );
  }
  if (regions.notReady.length > 0) {
    log.notice(`Not audited, since not ready yet: ${regions.notReady.join(", ")}`);
  }
  if (regions.failure !== null) {
    log.warning(
      `The tenancy's regions could not be listed (${regions.failure.message}), so only ${regions.regions.join(", ")} is audited. Allow the caller to inspect tenancies, or set regions.`,
    );
  }
  if (scope.excluded.length > 0) {
    log.group(
      `Not audited, by exclude-compartments: ${counted(scope.excluded.length, "compartment")}`,
      scope.excluded.map(({ path }) => path),
    );
  }
  for (const pattern of scope.unmatchedPatterns) {
    // Excluded by default: most tenancies have none, and nobody asked.
    if (pattern === MANAGED_COMPARTMENT) continue;
    log.notice(`exclude-compartments: ${pattern} matched no compartment.`);
  }
}

/** Silent once the run is interrupted: what is still under way then is no part of the report. */
export function collectionObserver(log: Log, cancellation: AbortSignal): CollectionObserver {
  return {
    onProgress: (done, total) => {
      if (cancellation.aborted) return;
      log.progress(done, total, "listings read");
    },
    onSearchFailed: (region, reason) => {
      if (cancellation.aborted) return;
      log.warning(
        `Resource Search gave no reliable answer in ${region} (${reason}), so every compartment there is listed. Set discovery to list if the caller may not search.`,
      );
    },
    onRegion: (region, compartments) => {
      if (cancellation.aborted) return;
      const volumes = compartments.reduce((sum, each) => sum + each.volumes, 0);
      const lines = compartments.flatMap(({ path, volumes: count, unreadListings }) => {
        // Of hundreds of compartments most have nothing to tell.
        if (count === 0 && unreadListings === 0) return [];
        const gap =
          unreadListings === 0 ? "" : `, ${counted(unreadListings, "listing")} could not be read`;
        return [`${path}: ${counted(count, "volume")}${gap}`];
      });
      log.group(
        `Collected ${region}: ${counted(volumes, "volume")} in ${counted(compartments.length, "compartment")}`,
        lines,
      );
    },
  };
}

export function narrateDelivery(log: Log, deliveries: readonly Delivered[]): void {
  for (const { sink, locations, problems, notes } of deliveries) {
    for (const location of locations) log.info(`${DELIVERED[sink] ?? sink}: ${location}`);
    for (const note of notes) log.notice(note);
    for (const problem of problems) log.error(problem, "Report not delivered");
  }
}

const DELIVERED: Readonly<Record<string, string>> = {
  disk: "Report written",
  "object storage": "Report uploaded",
  artifact: "Artifact uploaded",
};

/** Selectors of the policy that select nothing, and exemptions that expired. */
export function narratePolicyNotices(log: Log, { policyNotices }: Assessment): void {
  for (const notice of policyNotices) log.notice(noticeText(notice), "Policy");
}

/** The verdict with every violated threshold; the annotations repeat the violations for the run's page. */
export function narrateVerdict(log: Log, assessment: Assessment): void {
  const { verdict, summary, complete } = assessment;
  const word = verdictWord(assessment);
  const gaps = complete ? "" : ", incomplete";
  log.info(
    `Verdict: ${word}${gaps}: ${summary.compliant} compliant, ${summary.stale} stale, ${summary.noBackup} without backup, ${summary.unknown} unknown; compliant: ${compliantOf(assessment)}; ${driftPhrase(assessment) ?? "no earlier report to compare with"}`,
  );
  for (const { rule, limit, actual } of verdict.violations) {
    log.info(`  violated: ${rule} (limit ${String(limit)}, actual ${actual})`);
  }
}

/** The verdict of what is no audit: each broken limit by its rule, and the sentence that says it all. */
export function narrateHeadline(
  log: Log,
  what: string,
  { verdict, headline }: Pick<Preview, "verdict" | "headline">,
): void {
  for (const { rule, message } of verdict.violations) {
    log[verdict.warnOnly ? "warning" : "error"](message, `${what}: ${rule}`);
  }
  log.info(`${verdict.passed ? "PASS" : "FAIL"}: ${headline}`);
}

/** What went wrong besides the reports; null: nothing did. */
export function narrateProblem(log: Log, problem: string | null): void {
  if (problem !== null) log.warning(problem);
}
