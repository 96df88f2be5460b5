import type { BackupBlock } from "./backup-block.js";
import type { Backup, BackupProtection, VolumeKind } from "../inventory.js";
import type { TextTable } from "./text-table.js";

const BOOT = 1;
const SCHEDULED = 2;
const PROTECTION = 4;
const LOCKED = 8;
const INDEFINITE = 16;
const PREVENTED = 32;

/** What of a backup is yes or no, as one number of its block. */
export function flagsOf({ kind, isScheduled, protection }: Backup): number {
  return (
    (kind === "BOOT_VOLUME" ? BOOT : 0) |
    (isScheduled ? SCHEDULED : 0) |
    (protection === null ? 0 : PROTECTION) |
    (protection?.isRetentionLocked === true ? LOCKED : 0) |
    (protection?.isIndefinite === true ? INDEFINITE : 0) |
    (protection?.isDeletionPrevented === true ? PREVENTED : 0)
  );
}

/** A backup that stands in a block: of a million, each is asked for little. */
export class BackupRow implements Backup {
  readonly #block: BackupBlock;
  readonly #row: number;
  readonly #texts: TextTable;

  constructor(block: BackupBlock, row: number, texts: TextTable) {
    this.#block = block;
    this.#row = row;
    this.#texts = texts;
  }

  get kind(): VolumeKind {
    return this.#has(BOOT) ? "BOOT_VOLUME" : "BLOCK_VOLUME";
  }

  get id(): string {
    return this.#block.ids.at(this.#row);
  }

  get volumeId(): string | null {
    return this.#text(this.#block.volume);
  }

  get compartmentId(): string {
    return this.#text(this.#block.compartment) ?? "";
  }

  get region(): string {
    return this.#text(this.#block.region) ?? "";
  }

  get lifecycleState(): string {
    return this.#text(this.#block.state) ?? "";
  }

  get timeCreated(): number {
    return this.#block.created[this.#row] ?? NaN;
  }

  get timeRequestReceived(): number | null {
    return this.#number(this.#block.requested);
  }

  get expirationTime(): number | null {
    return this.#number(this.#block.expires);
  }

  get isScheduled(): boolean {
    return this.#has(SCHEDULED);
  }

  get sizeGb(): number {
    return this.#block.size[this.#row] ?? 0;
  }

  get uniqueGb(): number | null {
    const oneMore = this.#block.unique?.[this.#row] ?? 0;
    return oneMore === 0 ? null : oneMore - 1;
  }

  get kmsKeyId(): string | null {
    return this.#text(this.#block.kms);
  }

  get copyOfId(): string | null {
    return this.#text(this.#block.copyOf);
  }

  get protection(): BackupProtection | null {
    if (!this.#has(PROTECTION)) return null;
    return {
      isRetentionLocked: this.#has(LOCKED),
      isIndefinite: this.#has(INDEFINITE),
      isDeletionPrevented: this.#has(PREVENTED),
      retentionExpiresAt: this.#number(this.#block.retained),
    };
  }

  #has(flag: number): boolean {
    return ((this.#block.flags[this.#row] ?? 0) & flag) !== 0;
  }

  #text(column: Uint32Array | null): string | null {
    return this.#texts.at(column?.[this.#row] ?? 0);
  }

  #number(column: Float64Array | null): number | null {
    const value = column?.[this.#row] ?? NaN;
    return Number.isNaN(value) ? null : value;
  }
}
