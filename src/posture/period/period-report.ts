import type { RestoreProof } from "../../inventory/restore-proof.js";
import type { RulesByName } from "../verdict/snapshot.js";

/** One report of a folder, reduced to what evidence over a period needs. Times are ms since the epoch. */
export interface PeriodReport {
  /** Its path below the folder, with slashes. */
  readonly file: string;
  /** Of the file as it lies there. */
  readonly sha256: string;
  readonly generatedAt: number;
  readonly tenancyId: string;
  /** Two reports are of one scope when these texts are equal. */
  readonly scope: string;
  readonly isComplete: boolean;
  readonly unreadListings: number;
  readonly hasPassed: boolean;
  /** The report before it as it says; null: it says that there was none; absent: it says nothing. */
  readonly previous?: { readonly source: string; readonly sha256: string } | null;
  readonly policySha256: string | null;
  /** What the volumes were judged by; empty where it does not say. */
  readonly rules: RulesByName;
  /** Commit and page of the workflow run; null outside GitHub Actions. */
  readonly run: { readonly commit: string; readonly url: string } | null;
  /** False where what it counts differs from what it lists. */
  readonly isConsistent: boolean;
  readonly volumes: readonly PeriodVolume[];
  /** What it says of the tenancy as a whole, each check once. */
  readonly tenancyChecks: readonly TenancyCheck[];
  /** Of the volumes of which it knows a restore. */
  readonly restores: readonly PeriodRestore[];
}

/** A check, or a limit of the gate, that no volume carries. */
export interface TenancyCheck {
  readonly check: string;
  readonly result: "pass" | "fail" | "unknown";
  /** Its failure breaks the gate, and of `deletion-restricted` not to know it leaves the audit incomplete. */
  readonly isCounted: boolean;
  /** A sentence, or one without its full stop. */
  readonly message: string;
}

/** The newest restore of one of a volume's backups that a report knows of. */
export interface PeriodRestore extends Pick<
  PeriodVolume,
  "volumeId" | "volumeName" | "compartmentPath" | "region"
> {
  readonly proof: RestoreProof;
}

/** One volume as a report shows it; equal ones of several reports are one object. */
export interface PeriodVolume {
  readonly volumeId: string;
  readonly volumeName: string;
  readonly compartmentPath: string;
  readonly region: string;
  readonly faults: readonly PeriodFault[];
  /** The checks that its rule requires and that could not be told. */
  readonly untold: readonly string[];
  /** Those that it requires and that passed. */
  readonly passed: readonly string[];
  /** Name of the rule that it was judged by; null where the report does not say. */
  readonly rule: string | null;
}

/** What is wrong with a volume: its status, or a check that its rule requires. */
export interface PeriodFault {
  readonly check: string;
  /** `NO_BACKUP`, `STALE_BACKUP` or `UNKNOWN` of the status, `fail` of a check. */
  readonly what: string;
  readonly excuse: PeriodExcuse | null;
}

/** Why the gate does not count it. */
export interface PeriodExcuse {
  readonly kind: "exemption" | "grace period";
  /** Those of the exemption; empty for a grace period. */
  readonly id: string;
  readonly reason: string;
  readonly expires: string | null;
}

/** A file that has a report's name and is none that can be read. */
export interface UnreadableFile {
  readonly file: string;
  readonly sha256: string;
  /** Follows the file's name in a sentence: `is not JSON`. */
  readonly problem: string;
}

const REPORT_NAME =
  /(?:^|[/\\])block_volume_backup_posture_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.json$/;

/** The second that a report's name says, in ms since the epoch; null for another name. */
export function namedInstant(path: string): number | null {
  const parts = REPORT_NAME.exec(path)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** `block_volume_…Z.json` of a path or of an `oci://` URI. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
