import { TenancyBuilder } from "../../../simulator/tenancy/builder.js";
import type { VolumeHandle } from "../../../simulator/tenancy/handles.js";
import { days, minutes } from "../../../simulator/tenancy/time.js";

export const HOME = "us-ashburn-1";
export const AWAY = "us-phoenix-1";
export const REGIONS = [HOME, AWAY] as const;
export const PLACES = ["root", "erp", "vault"] as const;
export type Place = (typeof PLACES)[number];

/** A volume that exists in both regions, and where its one backup lies, if it has any. */
export interface Specimen {
  readonly name: string;
  readonly kind: "block" | "boot";
  readonly place: Place;
  readonly backup: { readonly place: Place; readonly isFresh: boolean } | null;
  readonly hasPolicy: boolean;
}

const specimen = (name: string, over: Partial<Specimen> = {}): Specimen => ({
  name,
  kind: "block",
  place: "erp",
  backup: null,
  hasPolicy: false,
  ...over,
});
const FRESH = { place: "erp", isFresh: true } as const;

export const SPECIMENS: readonly Specimen[] = [
  specimen("fresh", { backup: FRESH, hasPolicy: true }),
  specimen("stale", { backup: { place: "erp", isFresh: false } }),
  specimen("bare"),
  specimen("fresh-in-vault", { backup: { place: "vault", isFresh: true } }),
  specimen("stale-in-vault", { backup: { place: "vault", isFresh: false } }),
  specimen("boot-fresh", { kind: "boot", backup: FRESH }),
  specimen("boot-bare", { kind: "boot", place: "vault" }),
];

export const BUCKET = "reports";

/** What the index does not show yet, the instance `young`, is asked for by its OCID. */
export const LAGGING = { searchLagMs: minutes(60) };

/** Two regions alike, three compartments, and one that is DELETED and holds only an instance. */
export function faultTenancy(): {
  readonly build: TenancyBuilder;
  readonly placeIds: Readonly<Record<Place, string>>;
} {
  const build = new TenancyBuilder({
    name: "acme",
    now: Date.now(),
    homeRegion: HOME,
    regions: REGIONS.map((name) => ({ name })),
  });
  const placeIds = {
    root: build.root,
    erp: build.compartment("erp"),
    vault: build.compartment("vault"),
  };
  const retired = build.compartment("retired", { state: "DELETED" });
  // Without schedules: reckoning with them takes longer than the requests of a run.
  const policy = build.policy({ name: "house", compartment: build.root, schedules: [] });
  for (const region of REGIONS) {
    const volumes = new Map<string, VolumeHandle>();
    for (const it of SPECIMENS) {
      const volume = addVolume(build, it, region, placeIds);
      if (it.hasPolicy) build.assignPolicy(volume, policy);
      volumes.set(it.name, volume);
    }
    const named = (name: string) => volumes.get(name) as VolumeHandle;
    const host = build.instance({ name: "db", compartment: placeIds.erp, region });
    const age = minutes(1);
    const young = build.instance({ name: "young", compartment: placeIds.erp, region, age });
    const unlisted = build.instance({ name: "old", compartment: retired, region });
    build.attach(named("boot-fresh"), host);
    build.attach(named("fresh"), unlisted, { compartment: placeIds.erp });
    build.attach(named("bare"), young);
    build.volumeGroup("pair", placeIds.erp, [named("stale"), named("bare")]);
  }
  build.bucket({ name: BUCKET, compartment: placeIds.vault, region: HOME });
  return { build, placeIds };
}

function addVolume(
  build: TenancyBuilder,
  { name, kind, place, backup }: Specimen,
  region: string,
  placeIds: Readonly<Record<Place, string>>,
): VolumeHandle {
  const volume = build.volume({ name, kind, compartment: placeIds[place], region });
  if (backup !== null) {
    const age = days(backup.isFresh ? 1 : 30);
    build.backup(volume, { age, compartment: placeIds[backup.place] });
  }
  return volume;
}
