import { COMPLIANCE_STATUSES } from "../src/posture/compliance-status.js";
import type { Remedy } from "../src/posture/remedy.js";
import { unpackBackups, type UnpackedBackup } from "../src/reports/html/payload/packed-backups.js";
import { unpackRemedy } from "../src/reports/html/payload/packed-remedy.js";
import { unpackText } from "../src/reports/html/payload/packed-text.js";
import { PROTECTION_LEVELS } from "../src/settings/policy.js";
import { DRIFTS, type PackedCheck, type Payload } from "../src/reports/html/payload/payload.js";

export interface ShownCheck extends Omit<PackedCheck, "message" | "remedy"> {
  readonly message: string;
  readonly remedy: Remedy | null;
}

export interface ShownBackup extends UnpackedBackup {
  readonly id: string | null;
}

/** The page's volumes, by row number. What takes work is worked out when it is asked for. */
export class VolumeList {
  readonly size: number;
  readonly #rows = new Map<string, number>();
  readonly #searchTexts: string[] = [];

  constructor(readonly payload: Payload) {
    this.size = payload.columns.id.length;
    payload.columns.id.forEach((id, row) => this.#rows.set(id, row));
  }

  /** The row of a volume's OCID. */
  rowOf(id: string): number | undefined {
    return this.#rows.get(id);
  }

  id(row: number): string {
    return at(this.payload.columns.id, row);
  }

  name(row: number): string {
    return at(this.payload.columns.name, row);
  }

  status(row: number) {
    return at(COMPLIANCE_STATUSES, at(this.payload.columns.status, row));
  }

  drift(row: number) {
    return at(DRIFTS, at(this.payload.columns.drift, row));
  }

  protection(row: number) {
    const { level, levelAtMost } = this.payload.columns;
    return {
      proven: at(PROTECTION_LEVELS, at(level, row)),
      possible: at(PROTECTION_LEVELS, at(levelAtMost, row)),
    };
  }

  region(row: number): string {
    return at(this.payload.lists.regions, at(this.payload.columns.region, row));
  }

  compartmentPath(row: number): string {
    return at(this.payload.lists.compartments, at(this.payload.columns.compartment, row))[0];
  }

  /** Its statuses of the last days, today's last. */
  days(row: number): string {
    return at(this.payload.lists.days, at(this.payload.columns.days, row));
  }

  instances(row: number): (readonly [id: string, name: string | null])[] {
    return at(this.payload.columns.instances, row).map((it) =>
      at(this.payload.lists.instances, it),
    );
  }

  tags(row: number): string[] {
    const { lists, columns } = this.payload;
    return at(lists.tagSets, at(columns.tagSet, row)).map((it) => at(lists.tags, it));
  }

  failing(row: number): number {
    const { lists, columns } = this.payload;
    const checks = at(lists.checkSets, at(columns.checkSet, row));
    return checks.filter((it) => at(lists.checks, it).result === "fail").length;
  }

  /** In lower case, what a search looks through. */
  searchText(row: number): string {
    return (this.#searchTexts[row] ??= [
      this.name(row),
      this.id(row),
      this.compartmentPath(row),
      this.region(row),
      ...this.instances(row).flat(),
      ...this.tags(row),
    ]
      .join("\n")
      .toLowerCase());
  }

  /** Why the volume has its status, and every check's result. */
  judgement(row: number): { reason: string; checks: ShownCheck[] } {
    const { lists, columns } = this.payload;
    const fillings = at(columns.fillings, row).split(" ").values();
    const next = () => fillings.next().value ?? "";
    const owner = { volumeId: this.id(row), backupId: at(columns.newest, row) };
    const text = (index: number) => unpackText(at(lists.texts, index), owner, next);
    const reason = text(at(columns.reason, row));
    const checks = at(lists.checkSets, at(columns.checkSet, row)).map((index) => {
      const check = at(lists.checks, index);
      const message = text(check.message);
      return { ...check, message, remedy: check.remedy && unpackRemedy(check.remedy, text) };
    });
    return { reason, checks };
  }

  /** Newest first. */
  backups(row: number): ShownBackup[] {
    const { lists, columns, assessedAt } = this.payload;
    const ids = columns.backupIds?.[row]?.split("\n");
    return unpackBackups(at(columns.backups, row), assessedAt, lists.backupKinds).map(
      (backup, index) => ({ ...backup, id: ids?.[index] ?? null }),
    );
  }
}

/** An entry that the payload's own indexes point at. */
export function at<Value>(values: ArrayLike<Value>, index: number): Value {
  if (index < 0 || index >= values.length)
    throw new RangeError(`The report has no entry ${index}.`);
  return values[index] as Value;
}
