import { msToDays } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";
import type {
  ExcusedSpan,
  Period,
  PeriodDay,
  PeriodException,
  Population,
  TenancyException,
} from "../../posture/period/period.js";
import { daySpans } from "../../posture/period/period-days.js";
import { readableDay } from "../timestamps.js";

/** What a reader may take from a chain that holds. */
export const CHAIN_PROVES =
  "Each report names the SHA-256 of the one before it. A report that was changed, dropped, doubled, swapped or put in afterwards no longer fits its neighbours, and is named here.";

/** What no chain can: who reads this must not take it for more. */
export const CHAIN_DOES_NOT_PROVE =
  "Whoever can write every report of the folder can write the chain anew, from any point to its end, and nothing here vouches for the newest report. Only a bucket whose retention rule is locked, or an attestation that was made when the report was written, tells that it is the one of its day.";

/** The sentence on the newest report; null where there is none. */
export function openEndText({ chain: { openEnd } }: Period): string | null {
  return openEnd === null ? null : `No later report vouches for ${openEnd}.`;
}

const DAY_WORDS: Readonly<Record<PeriodDay["state"], string>> = {
  covered: "covered",
  incomplete: "incomplete: not everything could be read",
  "in question": "in question: its reports are damaged",
  missing: "missing: there is no report",
};

export interface Gap {
  readonly days: string;
  readonly count: number;
  readonly what: string;
}

/** The days that a reader has to ask about, runs of them as one. */
export function gapsOf({ days }: Pick<Period, "days">): readonly Gap[] {
  return (["missing", "in question", "incomplete"] as const).flatMap((state) =>
    daySpans(days, state).map(({ from, to, days: count }) => ({
      days: from === to ? from : `${from} to ${to}`,
      count,
      what: DAY_WORDS[state],
    })),
  );
}

/** How long an exception stood: `12.5 days`, as far as the reports tell. */
export function durationText(
  { since, until, isOlder }: Pick<PeriodException, "since" | "until" | "isOlder">,
  { lastReportAt }: Pick<Period, "lastReportAt">,
): string {
  const span = msToDays((until ?? lastReportAt ?? since) - since);
  if (isOlder && span === 0) return "as long as there are reports";
  return isOlder ? `${counted(span, "day")} or more` : counted(span, "day");
}

/** Why the numbers at the beginning and at the end differ by more than what appeared and vanished. */
export function unseenTexts({
  isFirstComplete,
  unseen,
}: Pick<Population, "isFirstComplete" | "unseen">): readonly string[] {
  return [
    ...(isFirstComplete
      ? []
      : ["The first report could not read everything: there may have been more volumes."]),
    ...(unseen === 0
      ? []
      : [
          `The last report could not read everything: ${counted(unseen, "volume")} of earlier reports may be there or gone.`,
        ]),
  ];
}

/** How many restores were seen, and of how many volumes none: a restore may have been made unseen. */
export function restoresText({ restores: { seen, volumes, without } }: Pick<Period, "restores">) {
  const of = seen.length === 0 ? "" : ` of ${counted(volumes, "volume")}`;
  const rest =
    without === null
      ? ""
      : ` Of ${counted(without, "volume")} of the last report no restore was seen in the period.`;
  return `${counted(seen.length, "restore")}${of} ${seen.length === 1 ? "was" : "were"} seen.${rest}`;
}

/** The end, and the policy file where it came with another one: what is asked for may be all that changed. */
export function endText({
  end,
  until,
  otherPolicy,
}: Pick<PeriodException | TenancyException, "end" | "until" | "otherPolicy">): string {
  if (until === null) return "still stands";
  if (otherPolicy === null) return `${end} ${readableDay(until)}`;
  const { policySha256, run } = otherPolicy;
  const file =
    policySha256 === null
      ? "without the policy file of before"
      : `under another policy file, ${policySha256.slice(0, 12)}`;
  return `${end} ${readableDay(until)} ${file}${commitText(run)}`;
}

/** `, policy file 3f2a…, commit 0123…` */
function policyText(it: Pick<ExcusedSpan, "policySha256" | "run">): string {
  const digest = it.policySha256 === null ? "" : `, policy file ${it.policySha256.slice(0, 12)}`;
  return `${digest}${commitText(it.run)}`;
}

function commitText(run: ExcusedSpan["run"]): string {
  return run === null ? "" : `, commit ${run.commit.slice(0, 12)}`;
}

/** `deletion-restricted: fail` */
export function tenancyWhatText({ check, what }: TenancyException): string {
  return `${check}: ${what.join(", ")}`;
}

/** `RISK-1 (moved next month), 2026-07-02 to 2026-07-04, policy file 3f2a…, commit 0123…` */
export function excuseText(it: ExcusedSpan): string {
  const what = it.kind === "exemption" ? `${it.id} (${it.reason})` : "grace period";
  const until = it.until === null ? "on" : `to ${readableDay(it.until)}`;
  return `${what}, from ${readableDay(it.from)} ${until}${policyText(it)}`;
}
