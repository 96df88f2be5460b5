import type { Operation } from "../../../src/oci/operations.js";
import type { Cloud, RegionCloud } from "../../../src/oci/cloud.js";
import { OciFailure } from "../../../src/oci/failure.js";
import { RegionNames } from "../../../src/oci/region-names.js";
import type {
  Attachment,
  Backup,
  BackupPolicy,
  Compartment,
  FoundResource,
  IamPolicy,
  Instance,
  PolicyAssignment,
  RegionSubscription,
  Replica,
  Volume,
  VolumeGroup,
} from "../../../src/oci/resources.js";

export const TENANCY = "ocid1.tenancy.oc1..acme";
export const HOME = "us-ashburn-1";

export function failure(operation: Operation, status: number | null, code: string): OciFailure {
  const opcRequestId = status === null ? null : "req-1";
  const facts = { operation, region: HOME, status, code, opcRequestId };
  return new OciFailure(`${code} for ${operation}`, facts);
}

export function denied(operation: Operation): OciFailure {
  return failure(operation, 404, "NotAuthorizedOrNotFound");
}

export function subscription(over: Partial<RegionSubscription> = {}): RegionSubscription {
  return { region: HOME, key: null, isHome: false, isReady: true, ...over };
}

export function compartment(
  id: string,
  parentId: string | null = TENANCY,
  lifecycleState = "ACTIVE",
): Compartment {
  return { id, name: `${id}-name`, parentId, lifecycleState };
}

/** A listing's pages, or why it fails; after the pages, when both are given. */
export type Answer<Item> = readonly (readonly Item[] | Error)[];

async function* pagesOf<Item>(answer: Answer<Item>): AsyncGenerator<readonly Item[]> {
  for (const page of answer) {
    await Promise.resolve();
    if (page instanceof Error) throw page;
    yield page;
  }
}

async function oneOf<Item>(answer: Item | Error): Promise<Item> {
  await Promise.resolve();
  if (answer instanceof Error) throw answer;
  return answer;
}

type ByCompartment<Item> = Readonly<Record<string, Answer<Item>>>;

/** What one region answers, by compartment; boot attachments by `compartment/domain`. */
export interface RegionAnswers {
  readonly domains?: readonly string[] | Error;
  readonly volumes?: ByCompartment<Volume>;
  readonly bootVolumes?: ByCompartment<Volume>;
  /** By `compartment/domain`. */
  readonly bootVolumesIn?: ByCompartment<Volume>;
  readonly volumeBackups?: ByCompartment<Backup>;
  readonly bootVolumeBackups?: ByCompartment<Backup>;
  readonly volumeGroups?: ByCompartment<VolumeGroup>;
  readonly volumeAttachments?: ByCompartment<Attachment>;
  readonly bootVolumeAttachments?: ByCompartment<Attachment>;
  readonly instances?: ByCompartment<Instance>;
  /** By OCID, of either kind. */
  readonly volume?: Readonly<Record<string, Volume | Error>>;
  readonly instance?: Readonly<Record<string, Instance | Error>>;
  readonly volumeGroupState?: Readonly<Record<string, string | Error>>;
  readonly policyAssignment?: Readonly<Record<string, PolicyAssignment | Error>>;
  readonly backupPolicy?: Readonly<Record<string, BackupPolicy | Error>>;
  readonly replica?: Readonly<Record<string, Replica | Error>>;
  /** What the index finds by a query; without it the search is not part of the test. */
  readonly find?: (query: string) => Answer<FoundResource>;
}

export interface World {
  readonly subscriptions?: readonly RegionSubscription[] | Error;
  readonly below?: Answer<Compartment>;
  readonly children?: Readonly<Record<string, Answer<Compartment>>>;
  readonly compartments?: Readonly<Record<string, Compartment | Error>>;
  readonly iamPolicies?: ByCompartment<IamPolicy>;
  readonly tenancyName?: string | null | Error;
  readonly regions?: Readonly<Record<string, RegionAnswers>>;
  /** The answer for a volume that is in none of them; without it, that it may not be seen. */
  readonly otherVolumes?: OciFailure;
}

/** A tenancy that answers as `world` says, and nothing to whatever is not in it. */
export function fakeCloud(world: World): { readonly cloud: Cloud; readonly asked: string[] } {
  const asked: string[] = [];
  const ask = <Value>(what: string, value: Value): Value => {
    asked.push(what);
    return value;
  };
  const region = (name: string): RegionCloud => {
    const answers = world.regions?.[name] ?? {};
    const list =
      <Item>(what: string, byKey: Readonly<Record<string, Answer<Item>>> | undefined) =>
      (...key: readonly string[]) =>
        ask(`${name} ${what} ${key.join("/")}`, pagesOf(byKey?.[key.join("/")] ?? [[]]));
    return {
      region: name,
      availabilityDomains: () =>
        ask(`${name} domains`, oneOf<readonly string[]>(answers.domains ?? ["AD-1"])),
      volumes: list("volumes", answers.volumes),
      bootVolumes: list("bootVolumes", answers.bootVolumes),
      bootVolumesIn: list("bootVolumesIn", answers.bootVolumesIn),
      bootVolumesNeedDomain: () => answers.bootVolumesIn !== undefined,
      volume: (_kind, id) =>
        ask(
          `${name} volume ${id}`,
          oneOf<Volume>(answers.volume?.[id] ?? world.otherVolumes ?? denied("GetVolume")),
        ),
      volumeBackups: list("volumeBackups", answers.volumeBackups),
      bootVolumeBackups: list("bootVolumeBackups", answers.bootVolumeBackups),
      volumeGroups: list("volumeGroups", answers.volumeGroups),
      volumeAttachments: list("volumeAttachments", answers.volumeAttachments),
      bootVolumeAttachments: list("bootVolumeAttachments", answers.bootVolumeAttachments),
      instances: list("instances", answers.instances),
      instance: (id) =>
        ask(
          `${name} instance ${id}`,
          oneOf<Instance>(answers.instance?.[id] ?? denied("GetInstance")),
        ),
      volumeGroupState: (id) =>
        ask(
          `${name} volumeGroupState ${id}`,
          oneOf<string>(
            answers.volumeGroupState?.[id] ?? failure("GetVolumeGroup", 500, "InternalError"),
          ),
        ),
      policyAssignment: (id) =>
        ask(
          `${name} policyAssignment ${id}`,
          oneOf<PolicyAssignment | null>(answers.policyAssignment?.[id] ?? null),
        ),
      backupPolicy: (id) =>
        ask(
          `${name} backupPolicy ${id}`,
          oneOf<BackupPolicy>(answers.backupPolicy?.[id] ?? denied("GetVolumeBackupPolicy")),
        ),
      replica: (kind, id) =>
        ask(
          `${name} replica ${kind} ${id}`,
          oneOf<Replica>(answers.replica?.[id] ?? denied("GetBlockVolumeReplica")),
        ),
      find: (query) =>
        ask(
          `${name} find ${query}`,
          pagesOf(answers.find?.(query) ?? [new Error("not part of this test")]),
        ),
    };
  };
  const names = new RegionNames(() =>
    oneOf<readonly RegionSubscription[]>(world.subscriptions ?? [subscription({ isHome: true })]),
  );
  const cloud: Cloud = {
    tenancyId: TENANCY,
    startRegion: HOME,
    regionSubscriptions: () => names.subscriptions(),
    regionNamed: (text) => names.named(text),
    regionOf: (ocid) => names.ofOcid(ocid),
    compartmentsBelowTenancy: () => ask("below", pagesOf(world.below ?? [[]])),
    childCompartments: (id) => ask(`children ${id}`, pagesOf(world.children?.[id] ?? [[]])),
    compartment: (id) => oneOf<Compartment>(world.compartments?.[id] ?? denied("GetCompartment")),
    iamPolicies: (id) => ask(`iamPolicies ${id}`, pagesOf(world.iamPolicies?.[id] ?? [[]])),
    tenancyName: () =>
      oneOf<string | null>(world.tenancyName === undefined ? "acme" : world.tenancyName),
    region,
    objectStore: () => {
      throw new Error("not part of this test");
    },
  };
  return { cloud, asked };
}
