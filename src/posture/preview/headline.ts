import { counted } from "../../plain/wording.js";
import type { Verdict } from "../assessment.js";
import type { AllowListChange } from "./deletion-change.js";
import type { Preview } from "./preview.js";

interface VolumeCounts extends Pick<
  Preview,
  "total" | "begins" | "stops" | "becomesUnknown" | "exempted"
> {
  readonly differs: number;
}

/** What changes besides the volumes. */
interface OfTheWhole {
  readonly allowList: AllowListChange | null;
  /** The gate's, before and after. */
  readonly verdicts: readonly [Verdict, Verdict];
}

/** The first sentences: `12 volumes would begin to fail, 3 would be exempted.` */
export function headlineOf(counts: VolumeCounts, { allowList, verdicts }: OfTheWhole): string {
  const { total } = counts;
  const changes = volumeChanges(counts);
  const deletion = allowList === null ? [] : [allowListSentence(allowList)];
  if (changes !== null) return [changes, ...deletion].join(" ");
  const gate = gateSentence(...verdicts);
  const others = [...deletion, ...(gate === null ? [] : [gate])];
  const isQuiet = others.length === 0;
  const nothing = isQuiet
    ? `Nothing would change for ${total === 1 ? "the volume" : `any of the ${total} volumes`}.`
    : "No volume would begin or stop failing.";
  return [total === 0 ? "The inventory has no volume to judge." : nothing, ...others].join(" ");
}

function volumeChanges(counts: VolumeCounts): string | null {
  const { begins, stops, becomesUnknown, exempted, differs } = counts;
  const parts: readonly (readonly [number, string])[] = [
    [exempted, "would be exempted"],
    [becomesUnknown, "could no longer be told"],
    [stops, "would stop failing"],
    [differs, "would fail for another reason"],
  ];
  const others = parts.filter(([count]) => count > 0);
  if (begins === 0 && others.length === 0) return null;
  const first = begins === 0 ? "No volume" : counted(begins, "volume");
  return `${[`${first} would begin to fail`, ...others.map((it) => it.join(" "))].join(", ")}.`;
}

function allowListSentence({ kind, added, removed }: AllowListChange): string {
  if (kind === "added") return "The policy file would begin to restrict who may delete backups.";
  if (kind === "removed") return "The policy file would no longer restrict who may delete backups.";
  const parts = [
    ...(added.length === 0 ? [] : [`gain ${entries(added.length)}`]),
    ...(removed.length === 0 ? [] : [`lose ${entries(removed.length)}`]),
  ];
  return `The list of those who may delete backups would ${parts.join(" and ")}.`;
}

export function entries(count: number): string {
  return count === 1 ? "1 entry" : `${count} entries`;
}

/** null: the gate says the same. */
function gateSentence(before: Verdict, after: Verdict): string | null {
  const word = wordOf(after);
  if (word !== wordOf(before)) return `The gate would ${word}.`;
  if (broken(before) !== broken(after)) return `The gate would ${word} for another reason.`;
  if (before.warnOnly === after.warnOnly) return null;
  return after.warnOnly
    ? "The gate would only warn of what it finds."
    : "The gate would no longer only warn.";
}

function wordOf({ passed, violations }: Verdict): string {
  if (!passed) return "fail";
  return violations.length > 0 ? "only warn" : "pass";
}

function broken({ violations }: Verdict): string {
  return JSON.stringify(violations.map(({ rule, actual }) => [rule, actual]));
}
