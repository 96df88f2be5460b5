import type { Rights, Verb } from "./statement.js";

/** What an attacker deletes so that nothing can be restored, and nothing is backed up any more. */
export const DELETABLES = [
  "volume backups",
  "boot volume backups",
  "group backups",
  "backup policies",
  "backup policy assignments",
] as const;
export type Deletable = (typeof DELETABLES)[number];

/** A right to write IAM policies is one to grant oneself all the others. */
export type Target = Deletable | "iam policies";

/** A request that needs the permission. */
export interface Request {
  readonly permission: string;
  readonly operation: string;
}

interface Row {
  readonly target: Target;
  readonly permission: string;
  readonly operations: readonly string[];
  readonly resource: string;
}

/**
 * Which permission lets delete what, by which operations, and which resource type brings it, always with
 * the verb `manage`.
 * Source: https://docs.oracle.com/iaas/Content/Identity/Reference/corepolicyreference.htm (the tables
 * for volume-family) and
 * https://docs.oracle.com/iaas/Content/Identity/policyreference/iampolicyreference.htm (policies).
 */
const ROWS: readonly Row[] = [
  {
    target: "volume backups",
    permission: "VOLUME_BACKUP_DELETE",
    operations: ["DeleteVolumeBackup", "DeleteVolumeGroupBackup"],
    resource: "volume-backups",
  },
  {
    target: "boot volume backups",
    permission: "BOOT_VOLUME_BACKUP_DELETE",
    operations: ["DeleteBootVolumeBackup", "DeleteVolumeGroupBackup"],
    resource: "boot-volume-backups",
  },
  {
    target: "group backups",
    permission: "VOLUME_GROUP_BACKUP_DELETE",
    operations: ["DeleteVolumeGroupBackup"],
    resource: "volume-group-backups",
  },
  {
    target: "backup policies",
    permission: "BACKUP_POLICIES_DELETE",
    operations: ["DeleteVolumeBackupPolicy"],
    resource: "backup-policies",
  },
  {
    target: "backup policy assignments",
    permission: "BACKUP_POLICY_ASSIGNMENT_DELETE",
    operations: ["DeleteVolumeBackupPolicyAssignment"],
    resource: "backup-policy-assignments",
  },
  {
    target: "iam policies",
    permission: "POLICY_CREATE",
    operations: ["CreatePolicy"],
    resource: "policies",
  },
  {
    target: "iam policies",
    permission: "POLICY_UPDATE",
    operations: ["UpdatePolicy"],
    resource: "policies",
  },
];

/** In lower case, as conditions are compared. */
export const KNOWN_OPERATIONS: ReadonlySet<string> = new Set(
  ROWS.flatMap(({ operations }) => operations.map((it) => it.toLowerCase())),
);

const FAMILY = "volume-family";
const EVERYTHING = "all-resources";

/** Of the block volume service and of others: by Oracle's reference none brings a row's permission. */
const OTHER_TYPES: ReadonlySet<string> = new Set([
  ...["volumes", "volume-attachments", "volume-groups", "volume-replicas", "boot-volumes"],
  ...["boot-volume-replicas", "volume-group-replicas", "backup-destinations", "db-backups"],
  ...["autonomous-backups", "autonomous-database-backups", "autonomous-container-database-backups"],
  ...["mysql-backups", "postgres-backups", "opensearch-cluster-backups", "redis-backups"],
  ...["external-volumes", "block-sessions"],
]);
/** In the name of a resource type: it may be about backups of volumes for all that is known here. */
const RELATED = /volume|backup|block|^all/;

/** A target with the requests for it; not sure where the resource type is not known. */
export interface Reach {
  readonly target: Target;
  readonly requests: readonly Request[];
  readonly isSure: boolean;
}

/** What the rights reach, conditions aside; of each target what needs the same permission. */
export function reachOf(rights: Rights): readonly Reach[] {
  if (rights.kind === "permissions") {
    const given = new Set(rights.permissions);
    return ROWS.filter(({ permission }) => given.has(permission)).map((row) => reach(row, true));
  }
  const { verb, resource } = rights;
  const known = ROWS.filter((row) => brings(resource, row));
  if (known.length > 0) return verb === "manage" ? known.map((row) => reach(row, true)) : [];
  if (!MAY_DELETE[verb] || OTHER_TYPES.has(resource) || !RELATED.test(resource)) return [];
  return ROWS.filter(({ target }) => target !== "iam policies").map((row) => reach(row, false));
}

/** Everything that can be deleted, for a statement that says anything. */
export function everyReach(): readonly Reach[] {
  return ROWS.filter(({ target }) => target !== "iam policies").map((row) => reach(row, false));
}

/** Of a resource type that is not known `use` may bring more than its reference would say. */
const MAY_DELETE: Readonly<Record<Verb, boolean>> = {
  inspect: false,
  read: false,
  use: true,
  manage: true,
};

function brings(resource: string, row: Row): boolean {
  if (resource === row.resource || resource === EVERYTHING) return true;
  return resource === FAMILY && row.target !== "iam policies";
}

function reach({ target, permission, operations }: Row, isSure: boolean): Reach {
  const requests = operations.map((operation) => ({ permission, operation }));
  return { target, requests, isSure };
}
