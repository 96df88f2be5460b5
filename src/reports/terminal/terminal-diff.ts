import {
  failingAnew,
  type Comparison,
  type FailsAnew,
  type ResolvedFinding,
} from "../../posture/verdict/drift.js";
import { areRulesChanged } from "../../posture/verdict/history.js";
import type { Snapshot, VolumeSnapshot } from "../../posture/verdict/snapshot.js";
import { sortedByKeys } from "../../plain/order.js";
import { counted } from "../../plain/wording.js";
import { escapeTerminal } from "../escape/terminal.js";
import { palette, type Palette } from "./palette.js";
import { wrapColumns } from "./terminal-columns.js";
import { terminalTable, type TerminalCell } from "./terminal-table.js";
import type { TerminalOptions } from "./terminal-summary.js";
import { readableTime } from "../timestamps.js";

/** What changed between two reports, for a person at a terminal; ends with a line feed. */
export function renderTerminalDiff(
  before: Snapshot,
  after: Snapshot,
  comparison: Comparison,
  { columns, isColoured }: TerminalOptions,
): string {
  const paint = palette(isColoured);
  const then = new Map(before.volumes.map((volume) => [volume.volumeId, volume]));
  const { drift } = comparison;
  const changed = failingAnew(after, comparison);
  const furtherFailing = changed.filter(({ further }) => further.length > 0).length;
  const rows = sortedByKeys(changed, newFirst).map((it) =>
    changedRow(it, then.get(it.volume.volumeId), paint),
  );
  rows.push(...drift.resolvedFindings.map((it) => resolvedRow(it, paint)));
  const counts = [
    paint.bad(`new ${drift.new}`),
    paint.warning(`changed ${drift.changed + furtherFailing}`),
    paint.good(`resolved ${drift.resolved}`),
    `failing as before ${drift.persisting - furtherFailing}`,
  ];
  const volumes = `${counted(drift.appeared, "volume")} appeared, ${drift.vanished} vanished`;
  const lines = [
    ...origin("from", before, columns),
    ...origin("to  ", after, columns),
    "",
    `  ${counts.join("   ")}`,
    `  ${volumes}`,
    ...notes(before, after).flatMap((note) =>
      wrapColumns(note, columns - 2).map((it) => `  ${it}`),
    ),
    ...(rows.length === 0 ? [] : ["", ...terminalTable(COLUMNS, rows, columns)]),
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** What else than the volumes may have changed between the two, a sentence each. */
function notes(before: Snapshot, after: Snapshot): readonly string[] {
  const isOtherScope = before.scope !== undefined && after.scope !== undefined;
  return [
    ...(before.generatedAt > after.generatedAt ? [TURNED_ROUND] : []),
    ...(isOtherScope && before.scope !== after.scope ? [OTHER_SCOPE] : []),
    ...(after.rules.size > 0 && areRulesChanged(before, after.rules) ? [OTHER_RULES] : []),
    ...(after.isComplete === false ? [UNREAD] : []),
  ];
}

const TURNED_ROUND =
  "The first report is the later one: what is resolved here began to fail. Give the older one first.";
const OTHER_SCOPE =
  "The reports are of two scopes: what vanished may lie outside of the second one, and fail.";
const OTHER_RULES =
  "The reports were judged by different rules: what is resolved may pass a laxer one.";
const UNREAD =
  "The later report is incomplete: what it could not read may fail, and what vanished may be there.";

const COLUMNS = [
  { title: "CHANGE" },
  { title: "WAS", isElastic: true },
  { title: "NOW", isElastic: true },
  { title: "VOLUME", isElastic: true },
  { title: "COMPARTMENT", isElastic: true },
  { title: "REGION" },
];

const newFirst = ({ kind, volume }: FailsAnew) => [
  kind === "new" ? 0 : 1,
  volume.region,
  volume.compartmentPath,
  volume.volumeName,
  volume.volumeId,
];

function origin(word: string, { source, generatedAt }: Snapshot, columns: number): string[] {
  return wrapColumns(`${word} ${readableTime(generatedAt)}  ${escapeTerminal(source)}`, columns);
}

function changedRow(
  { kind, volume, further }: FailsAnew,
  then: VolumeSnapshot | undefined,
  paint: Palette,
): TerminalCell[] {
  return [
    { text: kind, style: kind === "new" ? paint.bad : paint.warning },
    { text: then === undefined ? "-" : stateOf(then) },
    { text: further.length === 0 ? stateOf(volume) : `and ${further.join(", ")}` },
    ...place(volume),
  ];
}

function resolvedRow(it: ResolvedFinding, paint: Palette): TerminalCell[] {
  return [
    { text: "resolved", style: paint.good },
    { text: statusOrChecks(it.previousStatus, it.previouslyFailing) },
    { text: "COMPLIANT" },
    ...place(it),
  ];
}

function stateOf({ status, isExcused, failing }: VolumeSnapshot): string {
  if (status !== "COMPLIANT" && isExcused) return `${status}, excused`;
  const counted = failing.filter((it) => it.isRequired && !it.isExcused);
  return statusOrChecks(
    status,
    counted.map(({ id }) => id),
  );
}

/** The status; of a compliant volume the checks for which it fails. */
function statusOrChecks(status: string, failing: readonly string[]): string {
  return status === "COMPLIANT" && failing.length > 0 ? failing.join(", ") : status;
}

function place(it: Pick<VolumeSnapshot, "volumeName" | "compartmentPath" | "region">) {
  return [
    { text: it.volumeName.trim() || "(no name)" },
    { text: it.compartmentPath },
    { text: it.region },
  ];
}
