import { copiesIn } from "../../inventory/store/copies-in.js";
import type { Backup, Backups } from "../../inventory/inventory.js";

type ById = ReadonlyMap<string, Backup>;

/** What a copy comes from, as far as it was listed. */
export interface Ancestry {
  /** When the oldest of the chain was imaged, in milliseconds since the epoch; NaN when none tells. */
  readonly imagedAt: number;
  /** Of the backup at the chain's start; null when it names none, or when the chain has no start. */
  readonly volumeId: string | null;
}

/**
 * Which backups copies were made from, copy by copy, in whatever region and state those were listed.
 * Most chains lie among the backups of one volume; only for the others is all looked through.
 */
export class CopyChains {
  readonly #backups: Backups;
  /** Originals that are not among the backups of the volume that their copy names. */
  readonly #strays = new Map<string, Backup>();
  readonly #groups = new Map<string, ById>();

  constructor(backups: Backups) {
    this.#backups = backups;
    const sought = new Set<string>();
    for (const group of groupsWithCopies(backups)) {
      const ids = new Set(group.map(({ id }) => id));
      for (const { copyOfId } of group) {
        if (copyOfId !== null && !ids.has(copyOfId)) sought.add(copyOfId);
      }
    }
    if (sought.size === 0) return;
    for (const group of backups.values()) {
      for (const it of group) if (sought.has(it.id)) this.#strays.set(it.id, it);
    }
  }

  /**
   * Copies that do not name the volume themselves but descend from one of its backups, by volume
   * OCID; each as old as the oldest that it descends from.
   */
  descended(): ReadonlyMap<string, readonly Backup[]> {
    const byVolume = new Map<string, Backup[]>();
    if (this.#strays.size === 0) return byVolume;
    const known = new Map<string, Ancestry>();
    for (const copy of copiesIn(this.#backups)) {
      const { volumeId, imagedAt } = this.#ancestryOf(copy, known);
      if (volumeId === null || volumeId === copy.volumeId) continue;
      const others = byVolume.get(volumeId);
      const aged = imagedAtThat(copy, imagedAt);
      if (others === undefined) byVolume.set(volumeId, [aged]);
      else others.push(aged);
    }
    return byVolume;
  }

  /** The backups of one volume, its copies as old as the oldest that they descend from. */
  aged(group: readonly Backup[]): readonly Backup[] {
    if (!group.some(isCopy)) return group;
    const known = new Map<string, Ancestry>();
    const local = byId(group);
    return group.map((it) =>
      isCopy(it) ? imagedAtThat(it, this.#ancestryOf(it, known, local).imagedAt) : it,
    );
  }

  /** What a backup is of, whether or not it is a copy. */
  originOf(backup: Backup): Ancestry {
    const { volumeId, timeCreated: imagedAt } = backup;
    if (!isCopy(backup)) return { volumeId, imagedAt };
    const ancestry = this.#ancestryOf(
      backup,
      new Map(),
      byId(this.#backups.get(volumeId ?? "") ?? []),
    );
    return { ...ancestry, volumeId: ancestry.volumeId ?? volumeId };
  }

  /** Each of a chain is looked at once, however many copies there are of it, and in a circle too. */
  #ancestryOf(copy: Backup, known: Map<string, Ancestry>, local?: ById): Ancestry {
    const path: Backup[] = [];
    const positions = new Map<string, number>();
    let next: Backup | undefined = copy;
    while (next !== undefined && !known.has(next.id) && !positions.has(next.id)) {
      positions.set(next.id, path.length);
      path.push(next);
      next = this.#originalOf(next, local);
    }
    const circle = next === undefined ? undefined : positions.get(next.id);
    let ancestry: Ancestry = (next && known.get(next.id)) ?? {
      imagedAt: path.slice(circle ?? path.length).reduce(older, NaN),
      volumeId: circle === undefined ? (path.at(-1)?.volumeId ?? null) : null,
    };
    for (const each of path.toReversed()) {
      ancestry = { ...ancestry, imagedAt: older(ancestry.imagedAt, each) };
      known.set(each.id, ancestry);
    }
    return ancestry;
  }

  #originalOf({ copyOfId, volumeId }: Backup, local?: ById): Backup | undefined {
    if (copyOfId === null) return undefined;
    const found = local?.get(copyOfId) ?? this.#strays.get(copyOfId);
    // The group of a volume that a chain leads to, where it is not the one that it began in.
    return found ?? (this.#strays.size === 0 ? undefined : this.#group(volumeId).get(copyOfId));
  }

  #group(volumeId: string | null): ById {
    const key = volumeId ?? "";
    const known = this.#groups.get(key) ?? byId(this.#backups.get(key) ?? []);
    this.#groups.set(key, known);
    return known;
  }
}

function* groupsWithCopies(backups: Backups): Generator<readonly Backup[]> {
  const [first] = copiesIn(backups);
  if (first === undefined) return;
  for (const group of backups.values()) if (group.some(isCopy)) yield group;
}

function isCopy({ copyOfId }: Backup): boolean {
  return copyOfId !== null;
}

function byId(group: readonly Backup[]): ById {
  return new Map(group.map((it) => [it.id, it]));
}

/** Before its data is imaged a backup has no time: those that have one tell. */
function older(imagedAt: number, { timeCreated }: Backup): number {
  if (!Number.isFinite(timeCreated)) return imagedAt;
  return Number.isFinite(imagedAt) ? Math.min(imagedAt, timeCreated) : timeCreated;
}

/** The copy, with the time of the data that it holds. A copy being made holds none yet. */
function imagedAtThat(copy: Backup, imagedAt: number): Backup {
  if (!(imagedAt < copy.timeCreated)) return copy;
  return {
    kind: copy.kind,
    id: copy.id,
    volumeId: copy.volumeId,
    compartmentId: copy.compartmentId,
    region: copy.region,
    lifecycleState: copy.lifecycleState,
    timeCreated: imagedAt,
    timeRequestReceived: copy.timeRequestReceived,
    expirationTime: copy.expirationTime,
    isScheduled: copy.isScheduled,
    sizeGb: copy.sizeGb,
    uniqueGb: copy.uniqueGb,
    kmsKeyId: copy.kmsKeyId,
    copyOfId: copy.copyOfId,
    protection: copy.protection,
  };
}
