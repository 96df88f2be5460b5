import { createHash } from "node:crypto";

import { nameOf } from "./told-checks.js";
import type { PlanCheckResult, PlanFinding } from "../../posture/plan/plan-assessment.js";
import {
  ALL_CHECK_IDS,
  TRANSITION_CHECK_IDS,
  type PlanCheckId,
  type Severity,
} from "../../settings/policy.js";
import { sarifText, sarifUri } from "../escape/sarif.js";
import { visible } from "../../plain/visible.js";
import { MAX_RESULTS, sarifLogText } from "../sarif/sarif-log.js";
import { higherOf, LEVELS, sarifRule, sarifRules } from "../sarif/sarif-rules.js";
import { planOf } from "./plan-of.js";
import type { PlanRenderer, PlanRunFacts } from "./plan-report.js";
import { TRANSITION_TEXTS } from "./transition-texts.js";

/** Where results are shown whose resource is not found in a file: GitHub refuses one without a place. */
const DEFAULT_ANCHOR = "main.tf";

/** SARIF 2.1.0 for GitHub code scanning, each result at the line of its resource. */
export const planSarifRenderer: PlanRenderer = {
  format: "sarif",
  extension: "sarif",
  contentType: "application/sarif+json",
  render(assessment, facts) {
    const { findings, assessedAt } = assessment;
    const results = findings.flatMap((finding) =>
      finding.checks
        .filter(
          (it) =>
            !it.waived && (it.result === "fail" || (it.result === "unknown" && it.isRequired)),
        )
        .map((check) => toResult(finding, check, { ...facts, of: planOf(finding, assessment) })),
    );
    return sarifLogText({
      toolVersion: facts.toolVersion,
      description: "Judges the volume backups of a Terraform plan.",
      id: "oci-volume-backup-audit/plan/",
      rules: rulesOf(findings),
      invocation: {
        executionSuccessful: true,
        startTimeUtc: new Date(assessedAt).toISOString(),
      },
      results: results.slice(0, MAX_RESULTS),
    });
  },
};

/** Every check in the order of ALL_CHECK_IDS, as serious as the worst of its results. */
function rulesOf(findings: readonly PlanFinding[]): readonly object[] {
  const highest = new Map<PlanCheckId, Severity>();
  for (const { id, severity } of findings.flatMap(({ checks }) => checks)) {
    highest.set(id, higherOf(severity, highest.get(id)));
  }
  const transitions = TRANSITION_CHECK_IDS.map((id) => {
    const text = TRANSITION_TEXTS[id];
    return sarifRule({ id, ...text }, highest.get(id) ?? text.severity);
  });
  return [...sarifRules(highest), ...transitions];
}

function toResult(
  finding: PlanFinding,
  check: PlanCheckResult,
  { anchor, of }: PlanRunFacts & { readonly of: readonly string[] },
): object {
  const name = nameOf(finding);
  const place = finding.location ?? { file: anchor ?? DEFAULT_ANCHOR, line: 1 };
  const identity = [check.id, finding.planFile, name].join("\n");
  const hash = createHash("sha256").update(identity).digest("hex");
  return {
    ruleId: check.id,
    ruleIndex: ALL_CHECK_IDS.indexOf(check.id),
    ...(check.result === "fail"
      ? { kind: "fail", level: check.isRequired ? LEVELS[check.severity] : "note" }
      : { kind: "review", level: "none" }),
    message: {
      text: sarifText(`${name}${of.map((plan) => ` (${plan})`).join("")}: ${check.message}.`),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: sarifUri(place.file),
            uriBaseId: "%SRCROOT%",
          },
          region: { startLine: place.line },
        },
        logicalLocations: [
          { name: visible(finding.address), fullyQualifiedName: visible(name), kind: "resource" },
        ],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${hash.slice(0, 16)}:1` },
    baselineState: check.isNew ? "new" : "unchanged",
    properties: {
      severity: check.severity,
      rule: visible(finding.rule ?? finding.rules.join(" or ")),
    },
  };
}
