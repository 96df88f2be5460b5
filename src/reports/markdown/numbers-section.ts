import type { Summary } from "../../posture/assessment.js";
import { counted } from "../../plain/wording.js";
import { wastePhrase } from "../waste-text.js";
import { renderTable } from "./markdown-table.js";

/** The four numbers, and of how many; below, how many the gate passes over, and backups to spare. */
export function numbersSection(summary: Summary): string {
  return [numbersTable(summary), excusedLine(summary), wasteLine(summary)]
    .filter((it) => it !== "")
    .join("\n");
}

function excusedLine({ waived, inGracePeriod }: Summary): string {
  const parts = [
    waived > 0 ? `${counted(waived, "volume")} waived` : "",
    inGracePeriod > 0 ? `${counted(inGracePeriod, "volume")} in the grace period` : "",
  ].filter((it) => it !== "");
  return parts.length === 0 ? "" : `*Not counted by the gate: ${parts.join(", ")}.*\n`;
}

function wasteLine(summary: Summary): string {
  const phrase = wastePhrase(summary);
  return phrase === null ? "" : `*${phrase}.*\n`;
}

function numbersTable({ compliant, stale, noBackup, unknown, total }: Summary): string {
  const columns = ["✅ Compliant", "⏰ Stale", "❌ No backup", "❔ Unknown", "Volumes"].map(
    (title) => ({ title, isNumber: true }),
  );
  return renderTable({
    columns,
    rows: [[compliant, stale, noBackup, unknown, total].map(String)],
  });
}
