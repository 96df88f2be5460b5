import { nameOf } from "./told-checks.js";
import type { PlanCheckResult, PlanFinding } from "../../posture/plan/plan-assessment.js";
import { isCountedCheck } from "../../posture/plan/plan-gate.js";
import { escapeXml, xmlAttributes } from "../escape/xml.js";
import { utcTimestamp } from "../timestamps.js";
import type { PlanRenderer } from "./plan-report.js";

/**
 * JUnit XML: a suite a plan, a case a resource. What the gate counts is a failure, what cannot be told
 * an error where a rule asks for it, and what is exempted skipped.
 */
export const planJunitRenderer: PlanRenderer = {
  format: "junit",
  extension: "junit.xml",
  contentType: "application/xml",
  render({ planFiles, findings, assessedAt, gate }) {
    const timestamp = utcTimestamp(assessedAt)?.slice(0, 19) ?? "";
    const isCounted = (check: PlanCheckResult) => isCountedCheck(check, gate);
    const suites = planFiles.map(({ path }) => ({
      path,
      cases: findings
        .filter(({ planFile }) => planFile === path)
        .map((it) => toCase(it, isCounted)),
    }));
    const all = suites.flatMap(({ cases }) => cases);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${xmlAttributes({ name: "Volume backups of the plan", ...counts(all), time: 0 })}>`,
      ...suites.flatMap(({ path, cases }) => [
        `  <testsuite${xmlAttributes({ name: path, ...counts(cases), time: 0, timestamp })}>`,
        ...cases.map(caseLine),
        "  </testsuite>",
      ]),
      "</testsuites>\n",
    ].join("\n");
  },
};

interface TestCase {
  readonly name: string;
  readonly className: string;
  readonly element: "failure" | "error" | "skipped" | null;
  readonly type: string;
  readonly message: string;
  readonly lines: readonly string[];
}

function toCase(finding: PlanFinding, isCounted: (check: PlanCheckResult) => boolean): TestCase {
  const { checks, resourceType, waived, reason } = finding;
  const failing = checks.filter(isCounted);
  const open = checks.filter((it) => it.result === "unknown" && it.isRequired && !it.waived);
  const [first] = [...failing, ...open];
  const element =
    failing.length > 0 ? "failure" : open.length > 0 ? "error" : waived ? "skipped" : null;
  return {
    name: nameOf(finding),
    className: resourceType,
    element,
    type: first?.id ?? "waived",
    message: first?.message ?? reason,
    lines: [...failing, ...open].map(
      ({ id, severity, message }) => `${id} (${severity}): ${message}`,
    ),
  };
}

function caseLine({ name, className, element, type, message, lines }: TestCase): string {
  const head = `    <testcase${xmlAttributes({ classname: className, name, time: 0 })}`;
  if (element === null) return `${head}/>`;
  const given = element === "skipped" ? { message } : { message, type };
  const text = lines.map(escapeXml).join("\n");
  return `${head}><${element}${xmlAttributes(given)}>${text}</${element}></testcase>`;
}

function counts(cases: readonly TestCase[]) {
  const having = (element: TestCase["element"]) =>
    cases.filter((it) => it.element === element).length;
  return {
    tests: cases.length,
    failures: having("failure"),
    errors: having("error"),
    skipped: having("skipped"),
  };
}
