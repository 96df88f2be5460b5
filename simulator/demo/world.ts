import { TenancyBuilder } from "../tenancy/builder.js";
import type { BackupOptions, VolumeHandle, VolumeOptions } from "../tenancy/handles.js";
import { days } from "../tenancy/time.js";

export const ASHBURN = "us-ashburn-1";
export const PHOENIX = "us-phoenix-1";
export const FRANKFURT = "eu-frankfurt-1";
export const TOKYO = "ap-tokyo-1";

/** What an audit with the default threshold of 7 days must say; null: the volume is not audited. */
export type ExpectedStatus = "COMPLIANT" | "STALE_BACKUP" | "NO_BACKUP" | "UNKNOWN" | null;

/** One thing that the demo shows. */
export interface Fact {
  readonly volumeId: string;
  readonly volumeName: string;
  readonly status: ExpectedStatus;
  readonly fact: string;
}

const compartmentsOf = (build: TenancyBuilder) => {
  const prod = build.compartment("prod");
  const dev = build.compartment("dev");
  return {
    root: build.root,
    prod,
    erp: build.compartment("erp", { parent: prod }),
    web: build.compartment("web", { parent: prod }),
    dev,
    team: build.compartment("team-blue", { parent: dev }),
    lab: build.compartment("lab", { parent: dev }),
    shared: build.compartment("shared"),
    sandbox: build.compartment("sandbox"),
    retired: build.compartment("retired-2024", { state: "DELETED" }),
    security: build.compartment("security", { unreadable: true }),
    managed: build.compartment("ManagedCompartmentForPaaS"),
  };
};

/** The demo while it is being built: the tenancy, its compartments, and what each volume shows. */
export class DemoWorld {
  readonly build: TenancyBuilder;
  readonly in: Readonly<ReturnType<typeof compartmentsOf>>;
  readonly facts: Fact[] = [];
  readonly #volumes = new Map<string, VolumeHandle>();

  constructor(now: number) {
    this.build = new TenancyBuilder({
      name: "acme",
      now,
      seed: "demo",
      homeRegion: ASHBURN,
      namespace: "axacmedemo01",
      regions: [
        { name: ASHBURN, availabilityDomains: 3 },
        { name: PHOENIX, availabilityDomains: 3 },
        { name: FRANKFURT, availabilityDomains: 3 },
        { name: TOKYO, availabilityDomains: 1, status: "IN_PROGRESS" },
      ],
    });
    this.in = compartmentsOf(this.build);
  }

  /** Adds a volume that shows a fact, with its backups. */
  volume(
    options: VolumeOptions,
    status: ExpectedStatus,
    fact: string,
    backups: readonly BackupOptions[] = [],
  ): VolumeHandle {
    const volume = this.build.volume(options);
    for (const backup of backups) this.build.backup(volume, backup);
    const { id: volumeId, record } = volume;
    this.facts.push({ volumeId, volumeName: record.displayName, status, fact });
    this.#volumes.set(record.displayName, volume);
    return volume;
  }

  /** A volume that was added before. */
  named(name: string): VolumeHandle {
    const volume = this.#volumes.get(name);
    if (volume === undefined) throw new Error(`The demo has no volume ${name}.`);
    return volume;
  }
}

/** A week of scheduled daily backups, each kept for seven days; the newest is `age` old. */
export function dailyBackups(age: number): BackupOptions[] {
  return Array.from({ length: 7 }, (_, index) => ({
    age: age + days(index),
    sourceType: "SCHEDULED",
    expiresIn: days(7 - index) - age,
  }));
}
