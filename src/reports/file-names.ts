import type { Assessment } from "../posture/assessment.js";
import { compactTime } from "./timestamps.js";

/** `block_volume_backup_posture_20261105T031500Z.json`: one time stamp for all formats of a run. */
export function reportFileName(
  { assessedAt }: Pick<Assessment, "assessedAt">,
  extension: string,
): string {
  return `block_volume_backup_posture_${compactTime(assessedAt)}.${extension}`;
}

/** The same of a plan: `volume_backup_plan_20261105T031500Z.json`. */
export function planReportFileName(assessedAt: number, extension: string): string {
  return `volume_backup_plan_${compactTime(assessedAt)}.${extension}`;
}
