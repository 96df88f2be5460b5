import type { Period } from "../../posture/period/period.js";

/** What the page says of itself, besides what it found. */
export interface EvidenceFacts {
  readonly toolVersion: string;
  /** In milliseconds since the epoch. */
  readonly madeAt: number;
  /** The folder as it was given. */
  readonly folder: string;
}

/** A renderer is pure: the same period and facts give the same bytes. */
export interface EvidenceRenderer {
  readonly format: "html" | "markdown" | "json";
  readonly extension: string;
  readonly contentType: string;
  render(period: Period, facts: EvidenceFacts): string;
}

/** `block_volume_backup_evidence_20260701_20260928.html` */
export function evidenceFileName({ from, to }: Pick<Period, "from" | "to">, extension: string) {
  const compact = (date: string) => date.replaceAll("-", "");
  return `block_volume_backup_evidence_${compact(from)}_${compact(to)}.${extension}`;
}
