/** A tenancy in which much of what a volume is judged by lies with another shard than the volume. */
import { HOSTILE_NAMES } from "../../../simulator/demo/name-traps.js";
import { TenancyBuilder } from "../../../simulator/tenancy/builder.js";
import type { BackupHandle, VolumeHandle } from "../../../simulator/tenancy/handles.js";
import { days, hours } from "../../../simulator/tenancy/time.js";

const [ASHBURN, PHOENIX, FRANKFURT] = ["us-ashburn-1", "us-phoenix-1", "eu-frankfurt-1"];
/** Holds nothing but copies. */
const LONDON = "uk-london-1";
/** By weight: about half of all volumes are in the first, so that it is cut into slices. */
const REGION_OF = [ASHBURN, ASHBURN, PHOENIX, ASHBURN, FRANKFURT] as const;
const VOLUMES = 360;
/** Texts that a partial report might take for something of its own. */
const MARK_NAMES = ["#!number:NaN", "#!text:#!number:1", "#number:-Infinity", "__proto__", "null"];
const NAMES = [...HOSTILE_NAMES, ...MARK_NAMES];
const OPERATIONS = [
  "ListVolumeBackups",
  "ListBootVolumes",
  "ListVolumeAttachments",
  "ListInstances",
  "ListVolumeGroups",
];

export const SPREAD_POLICY = `version: 1
defaults:
  require: { retention: 5d }
rules:
  - name: attached and large
    match: { attached: true, min-size-gb: 100 }
    max-backup-age: 3d
    require: { backup-policy-assigned: true, cross-region-copy: 14d, restore-tested: 10d }
  - name: lying about
    match: { attached: false, kinds: boot }
    require: { replica: 1d, retention: 5d }
  - name: groups
    match: { names: "group-*" }
    require: { backup-policy-assigned: true, policy-meets-threshold: true, schedule-missed: true }
  - name: the rest of Frankfurt
    match: { regions: ${FRANKFURT} }
    require: { cross-region-copy: 30d, achieved-rpo: 3d, immutable: true, restore-tested: 90d }
deletion-restricted: { allowed-groups: [Administrators, "team-*"] }
exemptions:
  - id: known
    match: { compartments: "**/team-3/**" }
    reason: Known | and \`accepted\`
    permanent: true
`;

/** The compartments of this name are to be narrowed away; in-scope volumes have backups in there. */
export const NARROWED = "narrowed";

export interface SpreadOptions {
  /** Whether some of it may not be read; it may not when not given. */
  readonly isDenied?: boolean;
  readonly isFirstForm?: boolean;
}

export function spreadTenancy(now: number, options: SpreadOptions = {}): TenancyBuilder {
  const { isDenied = true, isFirstForm = false } = options;
  const build = new TenancyBuilder({
    ...{ name: "acme", now, homeRegion: ASHBURN, isFirstForm },
    regions: [
      { name: ASHBURN, availabilityDomains: 3 },
      { name: PHOENIX, availabilityDomains: 2 },
      { name: FRANKFURT },
      { name: LONDON },
    ],
  });
  const compartments = compartmentsOf(build, isDenied);
  const pick = (number: number) => compartments[number % compartments.length] ?? "";
  const volumes = Array.from({ length: VOLUMES }, (_, number) => volumeOf(build, number, pick));
  volumes.forEach((volume, number) => {
    restore(build, backUp(build, volume, number, pick), number, pick);
    attach(build, volume, number, pick);
  });
  group(build, volumes, pick);
  grant(build, compartments);
  if (isDenied) denySome(build, pick);
  build.tenancy.emptyFirstPage({
    ...{ compartmentId: pick(2), operation: "ListVolumes", region: ASHBURN },
  });
  return build;
}

/** Backups of what is audited lie in the compartment that is narrowed away, too. */
function grant(build: TenancyBuilder, compartments: readonly string[]): void {
  build.iamPolicy("admins", ["Allow group Administrators to manage all-resources in tenancy"]);
  for (const [at, compartment] of compartments.entries()) {
    const who = at % 2 === 0 ? `team-${at}` : `others-${at}`;
    const statement = `Allow group ${who} to manage volume-backups in compartment data`;
    const inNarrowed = `Allow group ${who} to manage volume-backups in compartment ${NARROWED}`;
    build.iamPolicy(`${NAMES[at % 8] ?? ""} ${at}`, [at < 2 ? inNarrowed : statement], compartment);
  }
}

function denySome(build: TenancyBuilder, pick: Pick): void {
  for (const [index, operation] of OPERATIONS.entries()) {
    const region = REGION_OF[index] ?? ASHBURN;
    build.tenancy.deny({ compartmentId: pick(index * 5), operation, region });
  }
  // The index shows its volumes in the other regions.
  build.tenancy.deny({ compartmentId: pick(4), region: PHOENIX });
}

function compartmentsOf(build: TenancyBuilder, isDenied: boolean): readonly string[] {
  const narrowed = build.compartment(NARROWED);
  const teams = Array.from({ length: 8 }, (_, team) => {
    const parent = build.compartment(`team-${team}`);
    const under = (name: string) => build.compartment(name, { parent });
    build.compartment(`closed-${team}`, { parent, unreadable: isDenied });
    build.compartment(`gone-${team}`, { parent, state: "DELETED" });
    under("empty");
    return [parent, under("data"), under(NAMES[team] ?? "")];
  });
  return [build.root, narrowed, ...teams.flat()];
}

type Pick = (number: number) => string;

function volumeOf(build: TenancyBuilder, number: number, pick: Pick): VolumeHandle {
  return build.volume({
    name: NAMES[number % 40] ?? (number % 9 === 0 ? `group-${number}` : `data-${number % 50}`),
    kind: number % 10 < 3 ? "boot" : "block",
    compartment: pick(number * 7),
    region: REGION_OF[number % REGION_OF.length] ?? ASHBURN,
    sizeGb: number % 4 === 0 ? 200 : 50,
    age: days(1 + (number % 90)),
    ...(number % 37 === 0 ? { state: "TERMINATED" } : {}),
  });
}

function backUp(
  build: TenancyBuilder,
  volume: VolumeHandle,
  number: number,
  pick: Pick,
): readonly BackupHandle[] {
  const made: BackupHandle[] = [];
  const [other = ASHBURN] = [ASHBURN, PHOENIX, FRANKFURT].filter((it) => it !== volume.region);
  for (let generation = 0; generation < number % 5; generation += 1) {
    const backup = build.backup(volume, {
      age: days(generation * 2 + (number % 11)) + hours(1),
      ...(number % 6 === 0 ? { compartment: pick(number + generation) } : {}),
      ...(number % 13 === 0 ? { state: "FAULTY" } : {}),
      ...(number % 3 === 0 ? { expiresIn: days((number % 7) - 2) } : {}),
      sourceType: generation % 2 === 0 ? "SCHEDULED" : "MANUAL",
    });
    made.push(backup);
    if (number % 4 !== 1) continue;
    if (generation === 0) build.copyBackup(backup, { region: LONDON, age: days(1) });
    const copy = build.copyBackup(backup, { region: other, age: days(generation) });
    made.push(copy);
    // A copy that names no volume is found by the backup that it descends from.
    if (generation === 1) Reflect.deleteProperty(copy.record, sourceOf(volume));
  }
  if (number % 8 === 0) build.replica(volume, { region: other, syncAge: hours(number % 48) });
  return made;
}

/** Test volumes, in any compartment of the region that the backup lies in. */
function restore(
  build: TenancyBuilder,
  backups: readonly BackupHandle[],
  number: number,
  pick: Pick,
): void {
  if (number % 9 !== 1) return;
  for (const [index, backup] of backups.entries()) {
    // With more volumes Frankfurt would be cut into slices, too.
    if (backup.region === FRANKFURT) continue;
    build.volume({
      name: `restored-${number}`,
      ...{ kind: backup.volume.kind, region: backup.region, restoredFrom: backup },
      compartment: pick(number + 11 * index),
      age: hours((number % 50) + index),
      ...(number % 8 === 2 ? { isHydrated: [false, null][index % 2] ?? null } : {}),
      ...(number % 31 === 0 ? { state: "TERMINATED" } : {}),
    });
  }
}

const sourceOf = ({ kind }: VolumeHandle) => (kind === "boot" ? "bootVolumeId" : "volumeId");

function attach(build: TenancyBuilder, volume: VolumeHandle, number: number, pick: Pick): void {
  if (number % 3 === 0) return;
  const compartment = pick(number * 7 + (number % 4 === 0 ? 5 : 0));
  const name = NAMES[number % 23] ?? `server-${number}`;
  const servers = number % 7 === 0 ? ["", "-b"] : [""];
  for (const suffix of servers) {
    const instance = build.instance({ name: name + suffix, compartment, region: volume.region });
    build.attach(volume, instance, {
      ...(number % 5 === 0 ? { compartment: pick(number + 3) } : {}),
      ...(number % 11 === 0 ? { state: "DETACHED" } : {}),
      shareable: servers.length > 1,
    });
  }
}

function group(build: TenancyBuilder, volumes: readonly VolumeHandle[], pick: Pick): void {
  const gold = build.oraclePolicy("gold");
  const silver = build.oraclePolicy("silver");
  const grouped = volumes.filter(({ record }) => record.displayName.startsWith("group-"));
  for (const region of [ASHBURN, PHOENIX, FRANKFURT]) {
    const there = grouped.filter((it) => it.region === region);
    for (let at = 0; at < there.length; at += 3) {
      const members = there.slice(at, at + 3);
      const made = build.volumeGroup(NAMES[at] ?? `group-of-${at}`, pick(at * 3 + 1), members);
      // Some volumes do not name their group, which may lie in another slice than they.
      if (at % 8 === 0) for (const { record } of members) record.volumeGroupId = null;
      if (at % 2 === 0) build.assignPolicy(made, gold);
      if (at % 4 === 0) build.groupBackup(made, { age: hours(5) });
    }
  }
  volumes.forEach((volume, number) => {
    if (number % 5 === 2) build.assignPolicy(volume, number % 2 === 0 ? silver : gold);
  });
}
