import {
  namedInstant,
  type PeriodReport,
  type UnreadableFile,
} from "../../posture/period/period-report.js";
import { sha256Of } from "../../plain/sha256.js";
import { PeriodReader } from "./period-reader.js";

/** The reports of a folder, taken in file by file: of each only what evidence needs is kept. */
export class PeriodFolder {
  readonly reports: PeriodReport[] = [];
  readonly unreadable: UnreadableFile[] = [];
  /** JSON files that are something else, by their names too. */
  others = 0;
  readonly #reader = new PeriodReader();

  add(file: string, content: Buffer): void {
    const read = this.#reader.read(content, file);
    if (read !== null && "generatedAt" in read) {
      this.reports.push(read);
      return;
    }
    const problem = read?.problem ?? "is no report of this program";
    this.addUnreadable(file, sha256Of(content), problem);
  }

  /** One that could not even be taken in; `problem` follows its name in a sentence. */
  addUnreadable(file: string, sha256: string, problem: string): void {
    if (namedInstant(file) === null) this.others += 1;
    else this.unreadable.push({ file, sha256, problem });
  }
}
