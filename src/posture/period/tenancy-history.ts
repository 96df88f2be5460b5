import { sortedByKeys } from "../../plain/order.js";
import type { TenancyException } from "./period.js";
import type { PeriodReport, TenancyCheck } from "./period-report.js";

/** An exception that still stands in the report that was read last. */
interface OpenException extends Pick<TenancyException, "check" | "since" | "isOlder"> {
  readonly what: string[];
  message: string;
  /** Of the last report that shows it. */
  policySha256: string | null;
}

/** What became of the tenancy as a whole from report to report, oldest first. */
export class TenancyHistory {
  readonly #open = new Map<string, OpenException>();
  readonly #closed: TenancyException[] = [];
  #isFirst = true;

  add(report: PeriodReport): void {
    const told = new Map(report.tenancyChecks.map((it) => [it.check, it]));
    for (const open of this.#open.values()) {
      const now = told.get(open.check);
      if (!isStillShown(now)) this.#close(open, now?.result === "pass", report);
    }
    for (const it of report.tenancyChecks) this.#see(it, report);
    this.#isFirst = false;
  }

  /** Those that stood longest come first. `now` is the instant of the last report. */
  exceptions(now: number): readonly TenancyException[] {
    const standing = [...this.#open.values()].map((it) => exceptionOf(it, null, "stands", null));
    return sortedByKeys([...this.#closed, ...standing], (it) => [
      it.since - (it.until ?? now),
      it.check,
      it.since,
    ]);
  }

  #close(open: OpenException, passes: boolean, report: PeriodReport): void {
    this.#open.delete(open.check);
    const { generatedAt, policySha256, run } = report;
    const end = passes ? "passes" : "no longer counted";
    const otherPolicy = policySha256 === open.policySha256 ? null : { policySha256, run };
    this.#closed.push(exceptionOf(open, generatedAt, end, otherPolicy));
  }

  #see({ check, result, isCounted, message }: TenancyCheck, report: PeriodReport): void {
    const open = this.#open.get(check);
    if (result === "pass" || (open === undefined && !isCounted)) return;
    const { generatedAt: since, policySha256 } = report;
    const known = open ?? {
      ...{ check, since, isOlder: this.#isFirst },
      ...{ what: [], message, policySha256 },
    };
    if (known.what.at(-1) !== result) known.what.push(result);
    known.message = message;
    known.policySha256 = policySha256;
    this.#open.set(check, known);
  }
}

/** What cannot be told is not known to have ended. */
function isStillShown(now: TenancyCheck | undefined): boolean {
  return (
    now !== undefined && (now.result === "unknown" || (now.result === "fail" && now.isCounted))
  );
}

function exceptionOf(
  { check, what, message, since, isOlder }: OpenException,
  until: number | null,
  end: TenancyException["end"],
  otherPolicy: TenancyException["otherPolicy"],
): TenancyException {
  return { check, what, message, since, isOlder, until, end, otherPolicy };
}
