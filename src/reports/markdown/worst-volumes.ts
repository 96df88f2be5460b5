import type { Finding } from "../../posture/assessment.js";
import { counted } from "../../plain/wording.js";
import { volumesAtFault, worstFirst } from "../faults.js";
import { renderTable } from "./markdown-table.js";
import { volumeDetails } from "./volume-details.js";
import { VOLUME_COLUMNS, volumeCells } from "./volume-table.js";

/** The `most` worst volumes with their compartment, and folded below their remedies; how many more. */
export function worstVolumes(findings: readonly Finding[], most: number): string {
  const atFault = volumesAtFault(findings);
  if (atFault.length === 0) return "";
  const shown = worstFirst(atFault).slice(0, most);
  const rest = atFault.length - shown.length;
  const are = rest === 1 ? "is" : "are";
  const more = rest === 0 ? "" : `\n*${counted(rest, "more volume")} ${are} in the full report.*\n`;
  const table = renderTable({
    columns: VOLUME_COLUMNS,
    rows: shown.map((it) => volumeCells(it, "compartmentPath")),
  });
  return `${table}${more}\n${volumeDetails(shown)}`;
}
