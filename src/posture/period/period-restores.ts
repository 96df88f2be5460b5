import { sortedByKeys } from "../../plain/order.js";
import type { Restores } from "./period.js";
import type { PeriodReport, PeriodRestore } from "./period-report.js";
import { isWithin, type Span } from "./period-subject.js";

/** The restores that a run saw within the span, each once, as these reports of the span tell. */
export function restoresIn(reports: readonly PeriodReport[], span: Span): Restores {
  const known = new Map<string, PeriodRestore>();
  for (const { restores } of reports) {
    for (const it of restores) {
      if (!isWithin(it.proof.seenAt, span)) continue;
      const { restoredVolumeId, restoredAt } = it.proof;
      known.set(JSON.stringify([it.volumeId, restoredVolumeId, restoredAt]), it);
    }
  }
  const seen = sortedByKeys([...known.values()], (it) => [
    it.compartmentPath,
    it.volumeName,
    it.volumeId,
    it.proof.restoredAt,
    it.proof.restoredVolumeId,
  ]);
  const restored = new Set(seen.map(({ volumeId }) => volumeId));
  const last = reports.at(-1)?.volumes ?? null;
  return {
    seen,
    volumes: restored.size,
    without: last && last.filter(({ volumeId }) => !restored.has(volumeId)).length,
  };
}
