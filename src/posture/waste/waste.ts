import type { Backup } from "../../inventory/inventory.js";

/** Backups that could be deleted, and what they take up. */
export interface WasteTally {
  readonly backups: number;
  /** OCI's unique sizes, summed: at most what deleting them frees. */
  readonly gb: number;
  /** Of so many of them OCI gave no size; they are not in `gb`. */
  readonly unknownSizes: number;
}

const NO_WASTE: WasteTally = { backups: 0, gb: 0, unknownSizes: 0 };

/** null: it cannot be told. */
export interface Waste {
  /** Backups whose volume is gone. */
  readonly orphaned: WasteTally | null;
  /** Backups that no rule needs any longer, of the volumes whose rule says for how long it needs them. */
  readonly pastNeed: WasteTally | null;
  /** False where not all backups could be listed, so that there may be more of either. */
  readonly isWhole: boolean;
}

export function wasteOf(backups: readonly Pick<Backup, "uniqueGb">[]): WasteTally {
  if (backups.length === 0) return NO_WASTE;
  const sizes = backups.map(({ uniqueGb }) => uniqueGb).filter((it) => it !== null);
  return {
    backups: backups.length,
    gb: sizes.reduce((sum, it) => sum + it, 0),
    unknownSizes: backups.length - sizes.length,
  };
}

/** null where there is nothing to sum: nobody could tell. */
export function summedWaste(tallies: readonly WasteTally[]): WasteTally | null {
  if (tallies.length === 0) return null;
  return tallies.reduce((sum, it) => ({
    backups: sum.backups + it.backups,
    gb: sum.gb + it.gb,
    unknownSizes: sum.unknownSizes + it.unknownSizes,
  }));
}
