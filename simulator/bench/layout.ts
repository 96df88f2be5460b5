import { PLAIN, type BenchShape } from "./sizes.js";

/** Where the volumes of one region lie, by number: made once, so that records can be made lazily. */
export interface RegionLayout {
  /** The compartment's index by volume number. */
  readonly compartmentOf: readonly number[];
  /** The boot volume whose instance a volume is attached to; -1 when it is detached. */
  readonly hostOf: readonly number[];
  readonly isBoot: (volume: number) => boolean;
  readonly hasInstance: (volume: number) => boolean;
}

/** Of 10 volumes the first 3 are boot volumes, and all but a few of these have their instance. */
function kindsOf({ isBootOnly }: BenchShape): Pick<RegionLayout, "isBoot" | "hasInstance"> {
  if (isBootOnly) return { isBoot: () => true, hasInstance: () => true };
  const isBoot = (volume: number): boolean => volume % 10 < 3;
  return { isBoot, hasInstance: (volume) => isBoot(volume) && volume % 50 !== 0 };
}

/** One occupied compartment in so many is a big one. */
const BIG_EVERY = 20;
const BIG_FACTOR = 20;
/** One compartment in so many takes in moved backups. */
const ARCHIVE_EVERY = 20;

/** Spreads `volumes` over the compartments that its shape occupies; the same for the same arguments. */
export function layOut(
  region: number,
  compartments: number,
  volumes: number,
  shape: BenchShape = PLAIN,
): RegionLayout {
  const kinds = kindsOf(shape);
  const occupied = Array.from({ length: compartments }, (_, index) => index)
    .sort((a, b) => scatter(a, region) - scatter(b, region))
    .slice(0, Math.max(1, Math.round(compartments * shape.occupied)));
  const weights = occupied.map((index, rank) =>
    shape.isEven
      ? 1
      : (1 + (scatter(index, region + 99) % 10)) * (rank % BIG_EVERY === 0 ? BIG_FACTOR : 1),
  );
  const shares = apportion(Math.max(0, volumes - occupied.length), weights);
  const compartmentOf = occupied
    .flatMap((index, rank) => Array.from({ length: 1 + (shares[rank] ?? 0) }, () => index))
    .slice(0, volumes);
  return { compartmentOf, hostOf: hostsOf(compartmentOf, kinds), ...kinds };
}

function hostsOf(
  compartmentOf: readonly number[],
  { isBoot, hasInstance }: Pick<RegionLayout, "isBoot" | "hasInstance">,
): number[] {
  let host = -1;
  return compartmentOf.map((compartment, volume) => {
    if (volume > 0 && compartment !== compartmentOf[volume - 1]) host = -1;
    if (isBoot(volume)) {
      if (!hasInstance(volume)) return -1;
      host = volume;
    }
    return host;
  });
}

/** The compartment that a region's nth backup lies in: most often that of its volume. */
export function backupCompartment(
  { backup, volume }: { readonly backup: number; readonly volume: number },
  volumeCompartment: number,
  compartments: number,
  { movedEvery, awayIn100 }: BenchShape = PLAIN,
): number {
  const isAway = scatter(volume, 11) % 100 < awayIn100;
  if (!isAway && backup % movedEvery !== movedEvery / 2) return volumeCompartment;
  const archives = Math.ceil(compartments / ARCHIVE_EVERY);
  return (scatter(backup, 7) % archives) * ARCHIVE_EVERY;
}

/** Splits `total` by weight, without losing any to rounding. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  let weight = 0;
  let given = 0;
  return weights.map((each) => {
    weight += each;
    const share = Math.round((total * weight) / sum) - given;
    given += share;
    return share;
  });
}

/** A number that follows from two others and looks as if it did not. */
function scatter(value: number, salt: number): number {
  let mixed = Math.imul(value + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
