import type { Assessment } from "../../posture/assessment.js";
import { clauseName, CLAUSES } from "../../posture/frameworks/clauses.js";
import { noticeText } from "../../posture/notice.js";
import { LEVEL_MEANINGS } from "../level-text.js";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";
import { grouped } from "./numbers.js";
import { capitalized } from "../../plain/wording.js";
import { visible } from "../../plain/visible.js";
import type { CheckId } from "../../settings/policy.js";
import { NOBODY } from "./payload/payload.js";
import { simpleTable, type SimpleColumn } from "./simple-table.js";

/** What checks, rules and exemptions came to. */
export function policySection(assessment: Assessment): Markup {
  const { policyNotices } = assessment;
  const notices = policyNotices.map((notice) => markup`<li>${noticeText(notice)}</li>`);
  return markup`
<section aria-labelledby="policy">
<h2 id="policy">Policy</h2>
${owners(assessment)}
${checks(assessment, true)}
${unaskedChecks(assessment)}
${clauses(assessment)}
${levels(assessment)}
${rules(assessment)}
${exemptions(assessment)}
${notices.length === 0 ? null : markup`<h3>Policy notices</h3><ul>${notices}</ul>`}
</section>`;
}

/** Folded: they are judged all the same, and fill the page where nobody wants to know. */
function unaskedChecks(assessment: Assessment): Markup | null {
  const { result, message } = assessment.orphanedBackups;
  const table = checks(assessment, false);
  const orphans = result === "fail" ? markup`<p>${sentence(message)}</p>` : null;
  if (table === null && orphans === null) return null;
  return markup`<details><summary>Checks that no rule asks for</summary>${table}${orphans}</details>`;
}

function checks({ summary }: Assessment, isAskedFor: boolean): Markup | null {
  const rows = [...summary.byCheck]
    .filter(([, it]) => it.isAskedFor === isAskedFor && it.pass + it.fail + it.unknown > 0)
    .map(([id, it]) => {
      const failed = it.fail === 0 ? "0" : markup`<a href="#check=${id}">${grouped(it.fail)}</a>`;
      return [markup`<code>${id}</code>`, it.title, grouped(it.pass), failed, grouped(it.unknown)];
    });
  const columns = [{ title: "Check" }, { title: "Asks" }, ...numbers("Pass", "Fail", "Unknown")];
  return simpleTable(isAskedFor ? "Checks" : "Other checks", columns, rows);
}

/** What an auditor asks about; folded, since most readers are none. */
function clauses({ summary, deletionRestricted }: Assessment): Markup | null {
  const isEvaluated = (id: CheckId) => summary.byCheck.has(id) || id === deletionRestricted?.id;
  const rows = CLAUSES.flatMap((clause) => {
    const evaluated = clause.checks.filter(isEvaluated);
    return evaluated.length === 0
      ? []
      : [[clauseName(clause), clause.subject, evaluated.join(", "), clause.notCovered]];
  });
  const columns = [
    "Clause",
    "What it is about",
    "Evidence, in part, from",
    "What it does not cover",
  ];
  const table = simpleTable(
    "Clauses",
    columns.map((title) => ({ title })),
    rows,
  );
  return (
    table &&
    markup`<details><summary>Clauses that the checks give evidence for</summary>${table}</details>`
  );
}

/** A click shows an owner's volumes: by the tags of each, or their want. */
function owners({ summary }: Assessment): Markup | null {
  const rows = (summary.byOwner ?? []).map(({ owner, atFault, total, totalGb }) => {
    const filter = new URLSearchParams({
      owner: owner === null ? NOBODY : visible(owner),
    }).toString();
    const link = markup`<a href="#${filter}">${owner ?? "(nobody)"}</a>`;
    return [link, grouped(atFault), grouped(total), grouped(totalGb)];
  });
  return simpleTable("Owners", [{ title: "Owner" }, ...numbers("At fault", "Volumes", "GB")], rows);
}

/** A click shows the volumes of a level. */
function levels({ summary }: Assessment): Markup | null {
  if (summary.total === 0) return null;
  const rows = summary.byProtectionLevel.map(({ level, volumes, mayBeHigher }) => {
    const name = volumes === 0 ? level : markup`<a href="#level=${level}">${level}</a>`;
    return [name, LEVEL_MEANINGS[level], grouped(volumes), grouped(mayBeHigher)];
  });
  const columns = [{ title: "Level" }, { title: "Has, besides the one above" }];
  const counts = numbers("Volumes", "Of these perhaps higher");
  return simpleTable("Protection levels", [...columns, ...counts], rows);
}

/** Only where there is a rule besides the defaults. */
function rules({ summary }: Assessment): Markup | null {
  if (summary.byRule.size < 2) return null;
  const rows = [...summary.byRule].map(([rule, it]) => [
    rule,
    ...[it.total, it.compliant, it.stale, it.noBackup, it.unknown, it.waived].map(grouped),
  ]);
  const titles = numbers("Volumes", "Compliant", "Stale", "No backup", "Unknown", "Waived");
  return simpleTable("Rules", [{ title: "Rule" }, ...titles], rows);
}

function exemptions(assessment: Assessment): Markup | null {
  const rows = assessment.exemptions.map((it) => [
    it.id,
    it.reason,
    it.expires ?? "permanent",
    it.checks?.join(", ") ?? "all",
    grouped(it.volumes),
  ]);
  const titles = ["Exemption", "Reason", "Holds until", "Checks"].map((title) => ({ title }));
  return simpleTable("Exemptions", [...titles, ...numbers("Volumes")], rows);
}

function numbers(...titles: readonly string[]): SimpleColumn[] {
  return titles.map((title) => ({ title, isNumber: true }));
}

function sentence(message: string): string {
  return `${capitalized(message)}.`;
}
