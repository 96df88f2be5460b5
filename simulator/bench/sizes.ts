/** How big a tenancy for benchmarks is. Volumes and backups are spread evenly over the regions. */
export interface BenchSize {
  readonly compartments: number;
  readonly volumes: number;
  readonly backups: number;
  readonly regions: number;
}

export const BENCH_SIZES = {
  S: { compartments: 20, volumes: 300, backups: 3_000, regions: 2 },
  M: { compartments: 500, volumes: 5_000, backups: 50_000, regions: 4 },
  L: { compartments: 3_000, volumes: 50_000, backups: 1_000_000, regions: 10 },
} as const satisfies Record<string, BenchSize>;

export type BenchSizeName = keyof typeof BENCH_SIZES;

export const isBenchSize = (name: string): name is BenchSizeName =>
  Object.hasOwn(BENCH_SIZES, name);
