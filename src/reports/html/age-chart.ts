import type { Assessment, Finding } from "../../posture/assessment.js";
import { msToExactDays, roundedDays } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";
import { barChart, type Bar } from "./bar-chart.js";
import type { Markup } from "./markup.js";

/** Bins up to the limit, as many again beyond it, and one for all that is older. */
const BINS_TO_LIMIT = 7;

/** Ages of the newest recovery points against the age limit that holds where no rule differs. */
export function ageChart({ findings, maxBackupAgeDays: limit }: Assessment): Markup {
  const width = limit / BINS_TO_LIMIT;
  const bins = Array.from({ length: 2 * BINS_TO_LIMIT + 1 }, () => ({ compliant: 0, stale: 0 }));
  const ages = findings.filter(hasAge);
  for (const { backupAgeMs, status } of ages) {
    const bin = bins[binOf(msToExactDays(backupAgeMs), width)];
    if (bin !== undefined) bin[status === "COMPLIANT" ? "compliant" : "stale"] += 1;
  }
  const older = ages.filter((it) => msToExactDays(it.backupAgeMs) > limit).length;
  const hasRules = findings.some((it) => it.maxBackupAgeDays !== limit);
  return barChart({
    title: "Age of the newest recovery point",
    summary: `of ${counted(ages.length, "volume")} with a recovery point, ${older} ${older === 1 ? "has" : "have"} one older than ${counted(roundedDays(limit), "day")}`,
    axis: "days",
    legend: [
      { look: "compliant", label: "Compliant" },
      { look: "stale", label: "Stale" },
    ],
    bars: bins.map((counts, index) => bar(index, width, counts)),
    mark: { before: BINS_TO_LIMIT, label: `limit ${counted(roundedDays(limit), "day")}` },
    ...(hasRules ? { note: "The line is the default limit; rules set others." } : {}),
  });
}

type Aged = Finding & { readonly backupAgeMs: number };

function hasAge(finding: Finding): finding is Aged {
  return finding.backupAgeMs !== null && !Number.isNaN(finding.backupAgeMs);
}

/** Bins end with their upper bound, as the limit itself is still compliant. */
function binOf(days: number, width: number): number {
  const bin = Math.ceil(days / width) - 1;
  return Math.min(Math.max(bin, 0), 2 * BINS_TO_LIMIT);
}

function bar(index: number, width: number, counts: { compliant: number; stale: number }): Bar {
  const [from, to] = [roundedDays(index * width), roundedDays((index + 1) * width)];
  const isLast = index === 2 * BINS_TO_LIMIT;
  return {
    title: isLast ? `more than ${from} days` : `${from} to ${to} days`,
    tick: isLast ? "older" : index % 2 === 0 ? String(Math.round(to * 100) / 100) : null,
    parts: [
      { look: "compliant", count: counts.compliant },
      { look: "stale", count: counts.stale },
    ],
  };
}
