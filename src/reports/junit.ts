import { isExcused } from "../posture/excused.js";
import type { Assessment, Finding } from "../posture/assessment.js";
import type { ComplianceStatus } from "../posture/compliance-status.js";
import { ORPHANED_BACKUP_CHECK } from "../posture/checks/orphaned-backups.js";
import { groupBy } from "../plain/group-by.js";
import { DELETION_RESTRICTED_CHECK } from "../posture/access/deletion-restricted.js";
import { DELETION_TITLE, deletionCells } from "./deletion-texts.js";
import { escapeXml, xmlAttributes } from "./escape/xml.js";
import { gateFailures } from "./markdown/gate-failures.js";
import { commandLine } from "./remedy/command-line.js";
import type { Renderer } from "./report.js";
import { readableTime, utcTimestamp } from "./timestamps.js";

/**
 * JUnit XML as test viewers read it: a suite a compartment, a case a volume. At fault is a failure,
 * UNKNOWN an error, waived or in its grace period skipped. The tenancy's orphaned backups are a failure
 * where the gate fails for them, and who may delete backups is a case where the policy asks. Each listing that could not be read is an
 * error in a suite of its own, so that an incomplete audit never looks like a passed one.
 */
export const junitRenderer: Renderer = {
  format: "junit",
  extension: "junit.xml",
  contentType: "application/xml",
  render(assessment) {
    const groups = [...groupBy(assessment.findings, (it) => it.compartmentPath)];
    const resolved = new Map(
      assessment.drift.resolvedFindings.map((it) => [it.volumeId, it.previousStatus]),
    );
    const suites: Suite[] = groups.map(([path, findings]) => ({
      name: path,
      baseline: baselineOf(assessment),
      cases: findings.map((it) => toCase(it, resolved.get(it.volumeId))),
    }));
    const orphaned = orphanedCases(assessment);
    if (orphaned.length > 0) {
      suites.push({ name: ORPHANED_BACKUP_CHECK.title, baseline: null, cases: orphaned });
    }
    const deletion = deletionCases(assessment);
    if (deletion.length > 0) {
      suites.push({ name: DELETION_TITLE, baseline: null, cases: deletion });
    }
    const unread = unreadCases(assessment);
    if (unread.length > 0) {
      suites.push({ name: "What could not be read", baseline: null, cases: unread });
    }
    const all = suites.flatMap(({ cases }) => cases);
    const timestamp = utcTimestamp(assessment.assessedAt)?.slice(0, 19) ?? "";
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${xmlAttributes({ name: "OCI volume backup posture", ...counts(all), time: 0 })}>`,
      ...suites.flatMap((suite) => suiteLines(suite, timestamp)),
      "</testsuites>\n",
    ].join("\n");
  },
};

interface Suite {
  readonly name: string;
  /** What its volumes are compared with; null where there is nothing to compare. */
  readonly baseline: string | null;
  readonly cases: readonly TestCase[];
}

interface TestCase {
  readonly className: string;
  readonly name: string;
  /** null: passed. */
  readonly outcome: CaseOutcome | null;
  /** What a passed case has to say. */
  readonly output?: string;
}

interface CaseOutcome {
  readonly element: "failure" | "error" | "skipped";
  readonly type: string;
  readonly message: string;
  readonly lines: readonly string[];
}

function baselineOf({ drift: { baseline } }: Assessment): string {
  if (baseline === null) return "none";
  return `${baseline.source} of ${readableTime(baseline.generatedAt)}`;
}

function toCase(finding: Finding, previousStatus: ComplianceStatus | undefined): TestCase {
  const { region, compartmentPath, volumeName, volumeId } = finding;
  return {
    className: `${region}.${compartmentPath}`,
    // The OCID, since names tell nothing apart and viewers follow a case by its name.
    name: `${volumeName} (${volumeId})`,
    outcome: outcomeOf(finding),
    ...(previousStatus === undefined
      ? {}
      : { output: `resolved since the last run, was ${previousStatus}` }),
  };
}

function outcomeOf(finding: Finding): CaseOutcome | null {
  const { status, reason, waived, exemption, drift } = finding;
  const failing = gateFailures(finding).filter((check) => !check.inGracePeriod);
  const lines = [
    ...(drift === "none" ? [] : [`since the last run: ${drift}`]),
    ...failing.flatMap(({ id, severity, message, remedy }) => [
      `${id} (${severity}): ${message}`,
      ...(remedy === null ? [] : [`  ${commandLine(remedy)}`]),
    ]),
  ];
  const isCounted = !isExcused(finding);
  if (status === "UNKNOWN" && isCounted) {
    return { element: "error", type: status, message: reason, lines };
  }
  const [first] = failing;
  if (status !== "COMPLIANT" && isCounted) {
    return { element: "failure", type: status, message: reason, lines };
  }
  if (first !== undefined) {
    return { element: "failure", type: first.id, message: first.message, lines };
  }
  if (status === "COMPLIANT") return null;
  const excuse = waived ? `waived: ${exemption?.reason ?? ""}` : "in its grace period";
  return { element: "skipped", type: status, message: `${excuse} (${reason})`, lines: [] };
}

function orphanedCases({ orphanedBackups: it }: Assessment): TestCase[] {
  if (it.isGated !== true || it.result !== "fail") return [];
  const outcome = { element: "failure", type: it.id, message: it.message, lines: [] } as const;
  return [{ className: "tenancy", name: ORPHANED_BACKUP_CHECK.title, outcome }];
}

/** One case for the tenancy; who it is stands in it. */
function deletionCases({ deletionRestricted: it }: Assessment): TestCase[] {
  if (it === undefined) return [];
  const lines = it.who
    .filter(({ isAllowed }) => !isAllowed)
    .map((each) => deletionCells(each).join(" | "));
  const element = { pass: null, fail: "failure", unknown: "error" } as const;
  const kind = element[it.result];
  const { title } = DELETION_RESTRICTED_CHECK;
  const outcome = kind && { element: kind, type: it.id, message: it.message, lines };
  return [{ className: "tenancy", name: title, outcome }];
}

function unreadCases({ unread, interruption }: Assessment): TestCase[] {
  const cases = unread.map((it): TestCase => {
    const answer = [it.status ?? "no answer", it.code ?? ""].join(" ").trim();
    const request = it.opcRequestId === null ? [] : [`opc-request-id: ${it.opcRequestId}`];
    return {
      className: `${it.region}.${it.compartmentName}`,
      name: `${it.operation} (${it.compartmentId})`,
      outcome: { element: "error", type: answer, message: it.reason, lines: request },
    };
  });
  if (interruption === null) return cases;
  const outcome = {
    element: "error",
    type: "Interrupted",
    message: interruption,
    lines: [],
  } as const;
  return [{ className: "audit", name: "The audit was completed", outcome }, ...cases];
}

function suiteLines({ name, baseline, cases }: Suite, timestamp: string): string[] {
  return [
    `  <testsuite${xmlAttributes({ name, ...counts(cases), time: 0, timestamp })}>`,
    ...(baseline === null
      ? []
      : [
          `    <properties><property${xmlAttributes({ name: "baseline", value: baseline })}/></properties>`,
        ]),
    ...cases.map(caseLine),
    "  </testsuite>",
  ];
}

function caseLine({ className, name, outcome, output }: TestCase): string {
  const head = `    <testcase${xmlAttributes({ classname: className, name, time: 0 })}`;
  const content =
    (outcome === null ? "" : outcomeElement(outcome)) +
    (output === undefined ? "" : `<system-out>${escapeXml(output)}</system-out>`);
  return content === "" ? `${head}/>` : `${head}>${content}</testcase>`;
}

function outcomeElement({ element, type, message, lines }: CaseOutcome): string {
  const given = element === "skipped" ? { message } : { message, type };
  const open = `<${element}${xmlAttributes(given)}`;
  return lines.length === 0
    ? `${open}/>`
    : `${open}>${lines.map(escapeXml).join("\n")}</${element}>`;
}

function counts(cases: readonly TestCase[]) {
  const having = (element: CaseOutcome["element"]) =>
    cases.filter(({ outcome }) => outcome?.element === element).length;
  return {
    tests: cases.length,
    failures: having("failure"),
    errors: having("error"),
    skipped: having("skipped"),
  };
}
