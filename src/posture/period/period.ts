import type { PeriodExcuse, PeriodRestore } from "./period-report.js";

/** What is wrong with one file, or with the line of them; `message` is a sentence that names it. */
export interface Damage {
  readonly kind:
    | "unreadable"
    | "other tenancy"
    | "misnamed"
    | "twice"
    | "same moment"
    | "inconsistent"
    | "changed"
    | "missing"
    | "not followed"
    | "no link";
  readonly file: string;
  readonly message: string;
}

export interface Chain {
  /** Links between two reports that were found to hold. */
  readonly links: number;
  readonly damages: readonly Damage[];
  /** The newest report: no later one names it, so that nothing here vouches for it; null: none. */
  readonly openEnd: string | null;
  /** What is no damage and yet to be known, a sentence each. */
  readonly notes: readonly string[];
}

export interface PeriodDay {
  /** `YYYY-MM-DD`, in UTC. */
  readonly date: string;
  /** `in question`: all its reports are damaged. */
  readonly state: "covered" | "incomplete" | "in question" | "missing";
  /** Files of the day that stand. */
  readonly files: readonly string[];
  /** Volumes and the verdict in the day's last report; null without one. */
  readonly volumes: number | null;
  readonly hasPassed: boolean | null;
  readonly unreadListings: number;
}

export interface PopulationChange {
  readonly volumeId: string;
  readonly volumeName: string;
  readonly compartmentPath: string;
  readonly region: string;
  /** Of the report that shows the change, in ms since the epoch. */
  readonly at: number;
}

export interface Population {
  /** In the period's first and last report; null without one. */
  readonly first: number | null;
  readonly last: number | null;
  /** False where the first one could not read everything. */
  readonly isFirstComplete: boolean;
  /** Of volumes of earlier reports: those that the last one does not show, as it could not read everything. */
  readonly unseen: number;
  readonly appeared: readonly PopulationChange[];
  readonly vanished: readonly PopulationChange[];
}

/** A span in which the gate did not count an exception. */
export interface ExcusedSpan extends PeriodExcuse {
  /** Of the first report that shows it so, and of the first that does no more; null: to the end. */
  readonly from: number;
  readonly until: number | null;
  /** The policy file and the commit of that first report. */
  readonly policySha256: string | null;
  readonly run: { readonly commit: string; readonly url: string } | null;
}

/** One volume that failed one check, from the first report that shows it to the first that does not. */
export interface PeriodException {
  readonly volumeId: string;
  readonly volumeName: string;
  readonly compartmentPath: string;
  readonly region: string;
  readonly check: string;
  /** What it was, in the order in which it came: `STALE_BACKUP`, then `NO_BACKUP`. */
  readonly what: readonly string[];
  readonly since: number;
  /** It may be older: no report before shows the volume, and no complete one that it was not there. */
  readonly isOlder: boolean;
  readonly until: number | null;
  /**
   * `fixed`: it passes what it failed. `passes another limit`: the limit of then or another one it failed,
   * and whether it passes that nobody knows. `no longer required`: its rule does not ask any more.
   */
  readonly end: "fixed" | "passes another limit" | "no longer required" | "volume gone" | "stands";
  /** Where its rule came to ask for something else with another policy file, that one; else null. */
  readonly otherPolicy: OtherPolicy | null;
  readonly excused: readonly ExcusedSpan[];
}

/** The policy file and the workflow run of the report that ended something. */
export type OtherPolicy = Pick<ExcusedSpan, "policySha256" | "run">;

/** What the gate counted of the tenancy as a whole, from the first report that shows it to the first that does not. */
export interface TenancyException {
  readonly check: string;
  /** What it was, in the order in which it came: `unknown`, then `fail`. */
  readonly what: readonly string[];
  /** Of the last report that shows it. */
  readonly message: string;
  readonly since: number;
  /** It stands in the oldest report already, and may be older. */
  readonly isOlder: boolean;
  readonly until: number | null;
  readonly end: "passes" | "no longer counted" | "stands";
  /** Where it ended with another policy file than the one before, that one; else null. */
  readonly otherPolicy: OtherPolicy | null;
}

/** The restores of backups that were seen in the period. */
export interface Restores {
  /** By path and name of the volume that was backed up, then oldest first. */
  readonly seen: readonly PeriodRestore[];
  /** Of so many volumes. */
  readonly volumes: number;
  /** Volumes of the last report of which no restore was seen; null without a report. */
  readonly without: number | null;
}

/** What the reports of a folder prove of a period. Times are milliseconds since the epoch. */
export interface Period {
  /** Its first and last day, `YYYY-MM-DD` in UTC. */
  readonly from: string;
  readonly to: string;
  readonly tenancyId: string | null;
  readonly scope: string | null;
  readonly days: readonly PeriodDay[];
  readonly chain: Chain;
  readonly population: Population;
  readonly exceptions: readonly PeriodException[];
  readonly tenancyExceptions: readonly TenancyException[];
  readonly restores: Restores;
  readonly reports: number;
  /** When the last of them was made: up to then something that stands is known to stand. */
  readonly lastReportAt: number | null;
  /** Every day is covered by a complete report, and the chain holds. */
  readonly isWhole: boolean;
  readonly headline: string;
}

export function countDays({ days }: Pick<Period, "days">, state: PeriodDay["state"]): number {
  return days.filter((it) => it.state === state).length;
}
