import type { Assessment } from "../../posture/assessment.js";
import { noticeText } from "../../posture/notice.js";
import type { Markup } from "./markup.js";
import { markup } from "./markup.js";
import { grouped } from "./numbers.js";
import { simpleTable, type SimpleColumn } from "./simple-table.js";

/** What checks, rules and exemptions came to. */
export function policySection(assessment: Assessment): Markup {
  const { policyNotices, orphanedBackups } = assessment;
  const notices = policyNotices.map((notice) => markup`<li>${noticeText(notice)}</li>`);
  return markup`
<section aria-labelledby="policy">
<h2 id="policy">Policy</h2>
${checks(assessment)}
${orphanedBackups.result === "fail" ? markup`<p>${sentence(orphanedBackups.message)}</p>` : null}
${rules(assessment)}
${exemptions(assessment)}
${notices.length === 0 ? null : markup`<h3>Policy notices</h3><ul>${notices}</ul>`}
</section>`;
}

function checks({ summary }: Assessment): Markup | null {
  const rows = [...summary.byCheck]
    .filter(([, it]) => it.pass + it.fail + it.unknown > 0)
    .map(([id, it]) => {
      const failed = it.fail === 0 ? "0" : markup`<a href="#check=${id}">${grouped(it.fail)}</a>`;
      return [markup`<code>${id}</code>`, it.title, grouped(it.pass), failed, grouped(it.unknown)];
    });
  const columns = [{ title: "Check" }, { title: "Asks" }, ...numbers("Pass", "Fail", "Unknown")];
  return simpleTable("Checks", columns, rows);
}

/** Only where there is a rule beside the defaults. */
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
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
}
