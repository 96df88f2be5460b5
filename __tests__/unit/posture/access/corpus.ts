/**
 * Statements with what they let whom delete in prod/erp of `tree.ts`. Each answer is
 * `kind name: TARGETS @ path`, behind a question mark the doubt. The targets are V and B for backups of
 * block and boot volumes, G for those of groups, P for backup policies, A for their assignments, and I for IAM
 * policies. Without `in` a policy is attached to the tenancy.
 */
export interface Case {
  readonly says: string;
  readonly in?: string;
  readonly means: readonly string[];
}

const ALL = "VBGPA";
const none: readonly string[] = [];
const unread = (who = "?") => [`${who}: ${ALL} @ ? unreadable`];

function of(says: string, ...means: string[]): Case {
  return { says, means };
}

function within(where: string, says: string, ...means: string[]): Case {
  return { says, in: where, means };
}

const subjects: readonly Case[] = [
  of("Allow group Admins to manage all-resources in tenancy", `group Admins: ${ALL}I @ acme`),
  of("ALLOW GROUP Admins TO MANAGE ALL-RESOURCES IN TENANCY", `group Admins: ${ALL}I @ acme`),
  of(
    "allow\n\tgroup   Admins\nto manage volume-family\nin tenancy  ",
    `group Admins: ${ALL} @ acme`,
  ),
  of("group Admins to manage volume-family in tenancy", `group Admins: ${ALL} @ acme`),
  of(
    "Allow group A-Admins, B-Admins to manage volume-family in tenancy",
    `group A-Admins: ${ALL} @ acme`,
    `group B-Admins: ${ALL} @ acme`,
  ),
  of(
    "Allow group A,group B to manage volume-backups in tenancy",
    "group A: V @ acme",
    "group B: V @ acme",
  ),
  of(
    "Allow group id ocid1.group.oc1..aa, id ocid1.group.oc1..bb to manage backup-policies in tenancy",
    "group ocid1.group.oc1..aa: P @ acme",
    "group ocid1.group.oc1..bb: P @ acme",
  ),
  of(
    "Allow group 'Default'/'Admins' to manage volume-family in tenancy",
    `group Admins: ${ALL} @ acme`,
  ),
  of(
    "Allow group default/Admins to manage volume-family in tenancy",
    `group Admins: ${ALL} @ acme`,
  ),
  of(
    "Allow group 'Corp Domain'/'Backup Admins' to manage volume-family in tenancy",
    `group Corp Domain/Backup Admins: ${ALL} @ acme`,
  ),
  of(
    "Allow group Corp/'Backup Admins', 'Default'/Ops to manage volume-family in tenancy",
    `group Corp/Backup Admins: ${ALL} @ acme`,
    `group Ops: ${ALL} @ acme`,
  ),
  of(
    'Allow group "Backup Admins" to manage volume-family in tenancy',
    `group Backup Admins: ${ALL} @ acme`,
  ),
  of("Allow group Backup Admins to manage volume-family in tenancy", ...unread()),
  of(
    "Allow dynamic-group Agents to manage volume-family in tenancy",
    `dynamic-group Agents: ${ALL} @ acme`,
  ),
  of(
    "Allow dynamic-group id ocid1.dynamicgroup.oc1..aa to manage volume-family in tenancy",
    `dynamic-group ocid1.dynamicgroup.oc1..aa: ${ALL} @ acme`,
  ),
  of("Allow any-user to manage volume-family in tenancy", `any-user : ${ALL} @ acme`),
  of("Allow any-group to manage volume-family in tenancy", `any-group : ${ALL} @ acme`),
  of(
    "Allow service blockstorage to manage volume-backups in tenancy",
    "service blockstorage: V @ acme",
  ),
  of(
    "Allow service blockstorage, 'dr' to manage volume-backups in tenancy",
    "service blockstorage: V @ acme",
    "service dr: V @ acme",
  ),
  of(
    "Allow resource ormstack MyStack to manage volume-backups in tenancy",
    "resource ormstack MyStack: V @ acme",
  ),
  of("Allow user joe to manage volume-family in tenancy", ...unread()),
  of("Allow group to manage volume-family in tenancy", ...unread()),
  of("Allow group 'Admins to manage volume-family in tenancy", ...unread()),
  of("Allow group to to manage volume-backups in tenancy", "group to: V @ acme"),
  of("Allow group Ünïcode to manage volume-backups in tenancy", "group Ünïcode: V @ acme"),
];

const rights: readonly Case[] = [
  of("Allow group X to inspect all-resources in tenancy", ...none),
  of("Allow group X to read all-resources in tenancy", ...none),
  of("Allow group X to use all-resources in tenancy", ...none),
  of("Allow group X to use volume-family in tenancy", ...none),
  of("Allow group X to use volume-backups in tenancy", ...none),
  of("Allow group X to manage volume-family in tenancy", `group X: ${ALL} @ acme`),
  of("Allow group X to manage volume-backups in tenancy", "group X: V @ acme"),
  of("Allow group X to manage boot-volume-backups in tenancy", "group X: B @ acme"),
  of("Allow group X to manage volume-group-backups in tenancy", "group X: G @ acme"),
  of("Allow group X to manage backup-policies in tenancy", "group X: P @ acme"),
  of("Allow group X to manage backup-policy-assignments in tenancy", "group X: A @ acme"),
  of("Allow group X to manage policies in tenancy", "group X: I @ acme"),
  of("Allow group X to use policies in tenancy", ...none),
  of("Allow group X to manage volumes in tenancy", ...none),
  of("Allow group X to manage volume-attachments in tenancy", ...none),
  of("Allow group X to manage volume-groups in tenancy", ...none),
  of("Allow group X to manage instance-family in tenancy", ...none),
  of("Allow group X to manage object-family in tenancy", ...none),
  of("Allow group X to manage db-backups in tenancy", ...none),
  of("Allow group X to manage block-storage-family in tenancy", `group X: ${ALL} @ acme ? type`),
  of("Allow group X to use volume-snapshots in tenancy", `group X: ${ALL} @ acme ? type`),
  of("Allow group X to read volume-snapshots in tenancy", ...none),
  of("Allow group X to {VOLUME_BACKUP_DELETE} in tenancy", "group X: V @ acme"),
  of(
    "Allow group X to { volume_backup_delete , BOOT_VOLUME_BACKUP_DELETE, VOLUME_INSPECT } in tenancy",
    "group X: VB @ acme",
  ),
  of(
    "Allow group X to {VOLUME_GROUP_BACKUP_DELETE, BACKUP_POLICIES_DELETE} volume-family in tenancy",
    "group X: GP @ acme",
  ),
  of(
    "Allow group X to {BACKUP_POLICY_ASSIGNMENT_DELETE} in compartment prod",
    "group X: A @ acme/prod",
  ),
  of("Allow group X to {POLICY_UPDATE} in tenancy", "group X: I @ acme"),
  of("Allow group X to {VOLUME_BACKUP_CREATE, VOLUME_BACKUP_MOVE} in tenancy", ...none),
  of("Allow group X to {VOLUME_BACKUP_*} in tenancy", ...unread("group X")),
  of("Allow group X to {VOLUME_BACKUP_DELETE in tenancy", ...unread("group X")),
  of("Allow group X to {} in tenancy", ...unread("group X")),
  of("Allow group X to administer volume-family in tenancy", ...unread("group X")),
  of("Allow group X to manage volume-family, volume-backups in tenancy", ...unread("group X")),
  of("Allow group X to manage volume-family", ...unread("group X")),
];

const locations: readonly Case[] = [
  of("Allow group X to manage volume-backups in compartment prod", "group X: V @ acme/prod"),
  of("Allow group X to manage volume-backups in compartment PROD", "group X: V @ acme/prod"),
  of(
    "Allow group X to manage volume-backups in compartment prod:erp",
    "group X: V @ acme/prod/erp",
  ),
  of(
    "Allow group X to manage volume-backups in compartment 'prod' : 'erp'",
    "group X: V @ acme/prod/erp",
  ),
  of("Allow group X to manage volume-backups in compartment prod:web", ...none),
  of("Allow group X to manage volume-backups in compartment dev", ...none),
  of("Allow group X to manage volume-backups in compartment acme:prod", "group X: V @ acme/prod"),
  of("Allow group X to manage volume-backups in compartment erp", "group X: V @ ? compartment"),
  of("Allow group X to manage volume-backups in compartment gone", "group X: V @ ? compartment"),
  of(
    "Allow group X to manage volume-backups in compartment id ocid1.compartment.oc1..erp",
    "group X: V @ acme/prod/erp",
  ),
  of(
    "Allow group X to manage volume-backups in compartment id 'ocid1.compartment.oc1..dev'",
    ...none,
  ),
  of(
    "Allow group X to manage volume-backups in compartment id ocid1.compartment.oc1..other",
    "group X: V @ ? compartment",
  ),
  of("Allow group X to manage volume-backups in compartment id erp", ...unread("group X")),
  of("Allow group X to manage volume-backups in compartment prod:", ...unread("group X")),
  of("Allow group X to manage volume-backups in region us-ashburn-1", ...unread("group X")),
  of(
    "Allow group X to manage volume-backups in compartment prod, compartment dev",
    ...unread("group X"),
  ),
  of("Allow group X to manage volume-backups in tenancy;", ...unread("group X")),
  within(
    "prod",
    "Allow group X to manage volume-backups in compartment erp",
    "group X: V @ acme/prod/erp",
  ),
  within(
    "prod",
    "Allow group X to manage volume-backups in compartment prod",
    "group X: V @ acme/prod",
  ),
  within("prod", "Allow group X to manage volume-backups in compartment web", ...none),
  within("prod", "Allow group X to manage volume-backups in tenancy", "group X: V @ acme"),
  within("dev", "Allow group X to manage volume-backups in compartment dev", ...none),
  within("dev", "Allow group X to wave at volume-backups", ...none),
  within("prod", "Allow group X to wave at volume-backups", ...unread("group X")),
];

const where = (condition: string) =>
  `Allow group X to manage volume-family in tenancy where ${condition}`;
const sure = (targets: string) => `group X: ${targets} @ acme`;
const open = (targets: string) => `group X: ${targets} @ acme ? condition`;

const conditions: readonly Case[] = [
  of(where("request.permission != 'VOLUME_BACKUP_DELETE'"), sure("BGPA")),
  of(where("request.permission!='volume_backup_delete'"), sure("BGPA")),
  of(where("Request.Permission = 'BOOT_VOLUME_BACKUP_DELETE'"), sure("B")),
  of(where("request.permission = 'VOLUME_INSPECT'"), ...none),
  of(where("request.permission != 'VOLUME_DELETE'"), sure(ALL)),
  of(
    where(
      "all {request.permission != 'VOLUME_BACKUP_DELETE', request.permission != 'BOOT_VOLUME_BACKUP_DELETE', request.permission != 'VOLUME_GROUP_BACKUP_DELETE', request.permission != 'BACKUP_POLICIES_DELETE', request.permission != 'BACKUP_POLICY_ASSIGNMENT_DELETE'}",
    ),
    ...none,
  ),
  of(
    where(
      "any {request.permission = 'VOLUME_BACKUP_CREATE', request.permission = 'VOLUME_BACKUP_DELETE'}",
    ),
    sure("V"),
  ),
  of(
    where(
      "any {request.permission != 'VOLUME_BACKUP_DELETE', request.permission != 'BOOT_VOLUME_BACKUP_DELETE'}",
    ),
    sure(ALL),
  ),
  of(where("request.permission = /*_DELETE/"), sure(ALL)),
  of(where("request.permission != /*_DELETE/"), ...none),
  of(where("request.permission = /VOLUME_*/"), sure("VG")),
  of(where("request.permission = /*volume*/"), sure("VBG")),
  of(where("request.permission = /*/"), sure(ALL)),
  of(where("request.permission = /VOLUME_BACKUP_DELETE/"), open(ALL)),
  of(where("request.permission = /V.L*E/"), open(ALL)),
  of(where("request.permission = VOLUME_INSPECT"), open(ALL)),
  of(where("request.operation = 'DeleteVolumeBackup'"), sure("V")),
  of(where("request.operation = 'DeleteVolumeGroupBackup'"), sure("VBG")),
  of(where("request.operation = 'ListVolumeBackups'"), ...none),
  of(where("request.operation != 'ListVolumeBackups'"), sure(ALL)),
  of(where("request.operation = 'DeleteSomethingElse'"), open(ALL)),
  of(where("request.operation = /Get*/"), ...none),
  of(where("target.compartment.id = 'ocid1.compartment.oc1..dev'"), open(ALL)),
  of(where("target.compartment.name != 'prod'"), open(ALL)),
  of(where("target.resource.tag.Ops.Stage = 'dev'"), open(ALL)),
  of(where("request.principal.group.tag.Ops.Role = 'backup'"), open(ALL)),
  of(where("request.user.name = 'joe'"), open(ALL)),
  of(where("request.user.mfaTotpVerified = 'true'"), open(ALL)),
  of(where("request.utc-timestamp before '2026-01-01T00:00Z'"), open(ALL)),
  of(where("request.utc-timestamp.month-of-year in ('1', '2')"), open(ALL)),
  of(where("request.utc-timestamp.time-of-day between '17:00:00Z' and '18:00:00Z'"), open(ALL)),
  of(where("request.networkSource.name not in ('corp')"), open(ALL)),
  of(
    where("all {request.permission = 'VOLUME_INSPECT', target.resource.tag.Ops.Stage = 'dev'}"),
    ...none,
  ),
  of(
    where("any {request.permission = 'BACKUP_POLICIES_DELETE', request.user.name = 'joe'}"),
    sure("P"),
    open("VBGA"),
  ),
  of(
    where(
      "all { any {request.permission = 'VOLUME_BACKUP_DELETE', request.user.name = 'joe'}, request.permission != 'BACKUP_POLICIES_DELETE' }",
    ),
    sure("V"),
    open("BGA"),
  ),
  of(where("none {request.permission = 'VOLUME_BACKUP_DELETE'}"), open(ALL)),
  of(where("request.permission = 'VOLUME_INSPECT' or request.user.name = 'joe'"), open(ALL)),
  of(where("request.permission > 'VOLUME_INSPECT'"), open(ALL)),
  of(where("all {}"), open(ALL)),
  of(where("all {request.permission = 'VOLUME_INSPECT'"), open(ALL)),
  of(where(""), open(ALL)),
  of(
    "Allow any-user to manage volume-family in tenancy where all {request.principal.type = 'cluster'}",
    `any-user : ${ALL} @ acme ? condition`,
  ),
];

const others: readonly Case[] = [
  of("Define tenancy Vendor as ocid1.tenancy.oc1..vendor", ...none),
  of("define group VendorAdmins as ocid1.group.oc1..vendor", ...none),
  of("Endorse group X to manage volume-family in any-tenancy", ...none),
  of("endorse group X to manage volume-family in tenancy Vendor", ...none),
  of("Deny group X to manage volume-family in tenancy", ...none),
  of("deny admit group X of tenancy Vendor to manage volume-family in tenancy", ...none),
  of(
    "Admit group VendorAdmins of tenancy Vendor to manage volume-family in tenancy",
    `outsider group VendorAdmins of tenancy Vendor: ${ALL} @ acme ? endorsed`,
  ),
  of(
    "Admit any-user of any-tenancy to manage volume-backups in compartment prod",
    "outsider any-user of any-tenancy: V @ acme/prod ? endorsed",
  ),
  of("Admit group V of tenancy Vendor to read volume-family in tenancy", ...none),
  of(
    "Admit group V of tenancy Vendor to associate local-peering-gateways in tenancy Vendor with local-peering-gateways in tenancy",
    ...none,
  ),
  of("Admit group V to manage volume-family in tenancy", ...unread()),
  of("Permit group X to manage volume-family in tenancy", ...unread()),
  of("# Allow group X to manage volume-family in tenancy", ...unread()),
  of("", ...unread()),
  // Two in one text: whom the second is for nobody read.
  of("Allow group A to use volumes in tenancy\nallow group B to wave", ...unread()),
  of("Allow group A to use volumes in tenancy where x='y' admit group B", ...unread()),
  of("Define group A as B Allow any-user to wave", ...unread()),
  of("Allow group A, any-user to manage volume-family in tenancy", ...unread()),
];

export const CORPUS: readonly Case[] = [
  ...subjects,
  ...rights,
  ...locations,
  ...conditions,
  ...others,
];
