import type { Preview, VolumeChange } from "../../posture/preview/preview.js";
import type { ChangeKind, ToldCheck } from "../../posture/preview/standing.js";
import { DELETION_TITLE } from "../deletion-texts.js";
import { escapeTerminal } from "../escape/terminal.js";
import { wrapHard } from "../terminal/terminal-columns.js";
import { deletionChangeTexts } from "./deletion-change-text.js";

/** Volumes of a kind that a terminal shows before it says how many more there are. */
const MAX_SHOWN = 50;

/** Who may delete backups and the volumes, where the change makes a difference, at most `columns` wide. */
export function renderPreviewTerminal({ volumes, deletion }: Preview, columns: number): string {
  const having = (change: ChangeKind) => volumes.filter((it) => it.change === change);
  const lines = [
    ...deletionLines(deletion),
    ...group("Would begin to fail", having("begins"), ({ after }) => told(after.failing)),
    ...group(
      "Would be exempted",
      volumes.filter((it) => it.exempted !== null),
      ({ exempted }) => [`${exempted?.id ?? ""}: ${exempted?.reason ?? ""}`],
    ),
    ...group("Could no longer be told", having("becomes_unknown"), ({ after }) =>
      told(after.unknown),
    ),
    ...group("Would fail for another reason", having("differs"), ({ after }) =>
      told(after.failing),
    ),
    ...group("Would stop failing", having("stops"), ({ before }) => told(before.failing)),
  ];
  return lines.length === 0 ? "" : `${lines.flatMap((it) => wrapped(it, columns)).join("\n")}\n\n`;
}

function deletionLines(deletion: Preview["deletion"]): readonly Line[] {
  if (deletion === null) return [];
  return [
    { text: "", indent: "" },
    { text: `${DELETION_TITLE}:`, indent: "" },
    ...deletionChangeTexts(deletion).map((text) => ({ text, indent: "  " })),
  ];
}

interface Line {
  readonly text: string;
  readonly indent: string;
}

function group(
  title: string,
  volumes: readonly VolumeChange[],
  linesOf: (volume: VolumeChange) => readonly string[],
): readonly Line[] {
  if (volumes.length === 0) return [];
  const more = volumes.length - MAX_SHOWN;
  return [
    { text: "", indent: "" },
    { text: `${title}:`, indent: "" },
    ...volumes
      .slice(0, MAX_SHOWN)
      .flatMap((it) => [
        { text: `${it.volumeName} in ${it.compartmentPath}, ${it.region}`, indent: "  " },
        ...linesOf(it).map((text) => ({ text, indent: "    " })),
      ]),
    ...(more > 0 ? [{ text: `and ${more} more: see the report.`, indent: "  " }] : []),
  ];
}

function told(checks: readonly ToldCheck[]): readonly string[] {
  return checks.map(({ id, message }) => `${id}: ${message}`);
}

function wrapped({ text, indent }: Line, columns: number): readonly string[] {
  if (text === "") return [""];
  const further = `${indent}  `;
  return wrapHard(escapeTerminal(text), columns - further.length).map(
    (line, index) => (index === 0 ? indent : further) + line,
  );
}
