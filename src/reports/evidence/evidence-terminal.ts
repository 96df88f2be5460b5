import type { Period } from "../../posture/period/period.js";
import { counted } from "../../plain/wording.js";
import { escapeTerminal } from "../escape/terminal.js";
import { palette } from "../terminal/palette.js";
import { wrapHard } from "../terminal/terminal-columns.js";
import {
  durationText,
  endText,
  gapsOf,
  openEndText,
  restoresText,
  tenancyWhatText,
} from "./evidence-texts.js";

/** Lines of a list that a terminal shows before it says how many more there are. */
const MAX_SHOWN = 20;

/** The page in short, at most `columns` wide. */
export function renderEvidenceTerminal(
  period: Period,
  { columns, isColoured }: { readonly columns: number; readonly isColoured: boolean },
): string {
  const paint = palette(isColoured);
  const { chain, exceptions, tenancyExceptions, restores, isWhole, headline } = period;
  const lines = (texts: readonly string[]) => listed(texts, columns);
  const open = openEndText(period);
  return [
    isWhole ? paint.good("WHOLE") : paint.bad("NOT WHOLE"),
    ...wrapHard(escapeTerminal(headline), columns),
    ...section("Chain", lines(chain.damages.map(({ kind, message }) => `${kind}: ${message}`))),
    ...section("Days", lines(gapsOf(period).map(({ days, what }) => `${days} ${what}`))),
    ...section(
      `Exceptions of the tenancy: ${tenancyExceptions.length}`,
      lines(
        tenancyExceptions.map(
          (it) =>
            `${tenancyWhatText(it)}, stood ${durationText(it, period)}, ${endText(it)}: ${it.message}`,
        ),
      ),
    ),
    ...section(
      `Exceptions: ${exceptions.length}`,
      lines(
        exceptions.map(
          (it) =>
            `${it.volumeName} (${it.compartmentPath}), ${it.check}: ${it.what.join(", ")}, stood ${durationText(it, period)}, ${endText(it)}${it.excused.length === 0 ? "" : `, exempted ${counted(it.excused.length, "time")}`}`,
        ),
      ),
    ),
    ...section("Restores", restores.seen.length === 0 ? [] : lines([restoresText(period)])),
    ...section("To know", lines([...chain.notes, ...(open === null ? [] : [open])])),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines];
}

function listed(texts: readonly string[], columns: number): readonly string[] {
  const shown = texts
    .slice(0, MAX_SHOWN)
    .flatMap((text) =>
      wrapHard(escapeTerminal(text), columns - 4).map(
        (line, index) => (index === 0 ? "  - " : "    ") + line,
      ),
    );
  const more = texts.length - MAX_SHOWN;
  return more > 0 ? [...shown, `  and ${more} more, in the page`] : shown;
}
