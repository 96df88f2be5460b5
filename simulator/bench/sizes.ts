/** How the volumes and backups of a tenancy for benchmarks lie in it. */
export interface BenchShape {
  /** Share of the compartments that hold volumes in a region. */
  readonly occupied: number;
  /** Those hold about as many volumes each; else some hold many more than others. */
  readonly isEven: boolean;
  /** One backup in so many lies in another compartment than its volume. */
  readonly movedEvery: number;
  /** Of 100 volumes so many have all of their backups in other compartments. */
  readonly awayIn100: number;
  /** Boot volumes alone, each with its instance; else 3 of 10 are boot volumes. */
  readonly isBootOnly: boolean;
  /** What a search takes beyond any other answer, in milliseconds. */
  readonly searchDelayMs: number;
}

/** How big a tenancy for benchmarks is. Volumes and backups are spread evenly over the regions. */
export interface BenchSize {
  readonly compartments: number;
  readonly volumes: number;
  readonly backups: number;
  readonly regions: number;
  readonly shape: BenchShape;
}

export const PLAIN: BenchShape = {
  occupied: 0.4,
  isEven: false,
  movedEvery: 100,
  awayIn100: 0,
  isBootOnly: false,
  searchDelayMs: 0,
};

export const BENCH_SIZES = {
  S: { compartments: 20, volumes: 300, backups: 3_000, regions: 2, shape: PLAIN },
  M: { compartments: 500, volumes: 5_000, backups: 50_000, regions: 4, shape: PLAIN },
  L: { compartments: 3_000, volumes: 50_000, backups: 1_000_000, regions: 10, shape: PLAIN },
  /** Most compartments are empty, many backups lie elsewhere, and the search is slow. */
  sparse: {
    ...{ compartments: 3_000, volumes: 48_000, backups: 480_000, regions: 10 },
    shape: {
      ...PLAIN,
      ...{ occupied: 0.2, isEven: true, movedEvery: 10, awayIn100: 8, searchDelayMs: 550 },
    },
  },
  /** One compartment holds all. */
  flat: { compartments: 1, volumes: 20_000, backups: 200_000, regions: 1, shape: PLAIN },
  /** Every compartment holds one instance with its boot volume. */
  hosts: {
    ...{ compartments: 2_000, volumes: 2_000, backups: 20_000, regions: 1 },
    shape: { ...PLAIN, occupied: 1, isEven: true, isBootOnly: true },
  },
} as const satisfies Record<string, BenchSize>;

export type BenchSizeName = keyof typeof BENCH_SIZES;

export const isBenchSize = (name: string): name is BenchSizeName =>
  Object.hasOwn(BENCH_SIZES, name);
