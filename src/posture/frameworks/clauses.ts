import { CHECK_IDS, type CheckId, type PlanCheckId } from "../../settings/policy.js";

/** A clause of a framework for which checks give evidence, each in part: no check covers one alone. */
export interface Clause {
  readonly framework: string;
  readonly version: string;
  readonly clause: string;
  /** What the clause is about, in a few words of this program's own. */
  readonly subject: string;
  readonly checks: readonly CheckId[];
  /** What the checks do not show, so that nobody takes them for the whole. */
  readonly notCovered: string;
}

/** The one table from checks to clauses: every report and docs/policy.md take it from here. */
export const CLAUSES: readonly Clause[] = [
  {
    framework: "ISO/IEC 27001",
    version: "2022",
    clause: "A.8.13",
    subject: "Backups kept and tested by an agreed backup policy",
    checks: [
      "backup-recency",
      "backup-policy-assigned",
      "policy-meets-threshold",
      "schedule-missed",
      "retention",
      "restore-tested",
    ],
    notCovered: "That the agreed policy is fit, and that what was restored was of use",
  },
  {
    framework: "ISO/IEC 27001",
    version: "2022",
    clause: "A.5.15",
    subject: "Access controlled by rules that are set",
    checks: ["deletion-restricted"],
    notCovered: "All access but that to delete backups; who belongs to the groups",
  },
  {
    framework: "ISO/IEC 27001",
    version: "2022",
    clause: "A.8.10",
    subject: "Information deleted when it is no longer required",
    checks: ["orphaned-backup"],
    notCovered: "Whether what is left over is still required, and that it is deleted",
  },
  {
    framework: "NIST SP 800-53",
    version: "Rev. 5",
    clause: "CP-9",
    subject: "Backups at a defined frequency, protected",
    checks: ["backup-recency", "achieved-rpo", "schedule-missed", "immutable", "protection-level"],
    notCovered:
      "Backups inside applications, documentation kept elsewhere, confidentiality by access control",
  },
  {
    framework: "NIST SP 800-53",
    version: "Rev. 5",
    clause: "CP-9(1)",
    subject: "Backups tested for media reliability and the integrity of information",
    checks: ["restore-tested"],
    notCovered: "The integrity of the restored data, which nobody compared with the original",
  },
  {
    framework: "NIST SP 800-53",
    version: "Rev. 5",
    clause: "CP-9(2)",
    subject: "A sample of backups used in contingency plan testing",
    checks: ["restore-tested"],
    notCovered: "The contingency plan, and that system functions were restored with the data",
  },
  {
    framework: "NIST SP 800-53",
    version: "Rev. 5",
    clause: "AC-6",
    subject: "Least privilege",
    checks: ["deletion-restricted"],
    notCovered: "All privileges but that to delete backups; who belongs to the groups",
  },
  {
    framework: "NIST SP 800-53",
    version: "Rev. 5",
    clause: "CP-9(3)",
    subject: "Critical information stored apart",
    checks: ["cross-region-copy"],
    notCovered: "That the other region is a separate facility in the sense of your plan",
  },
  {
    framework: "NIST SP 800-53",
    version: "Rev. 5",
    clause: "CP-9(5)",
    subject: "Transfer to an alternate storage site",
    checks: ["cross-region-copy"],
    notCovered: "That the other region is an alternate site in the sense of your plan",
  },
  {
    framework: "NIST SP 800-53",
    version: "Rev. 5",
    clause: "CP-9(8)",
    subject: "Cryptographic protection of backups",
    checks: ["customer-managed-key"],
    notCovered: "How the key is governed, rotated and separated",
  },
  {
    framework: "SOC 2",
    version: "2017",
    clause: "A1.2",
    subject: "Backup processes and recovery infrastructure operated and watched",
    checks: [
      "backup-recency",
      "schedule-missed",
      "last-backup-faulty",
      "expiry-forecast",
      "cross-region-copy",
    ],
    notCovered: "Environmental protection, and recovery tests, which A1.3 is about",
  },
  {
    framework: "SOC 2",
    version: "2017",
    clause: "A1.3",
    subject: "Recovery procedures tested, and the completeness of backup data",
    checks: ["restore-tested"],
    notCovered: "The recovery plan as a whole, who took part, and what was made of the results",
  },
  {
    framework: "SOC 2",
    version: "2017",
    clause: "CC6.1",
    subject: "Logical access to protected information restricted",
    checks: ["deletion-restricted"],
    notCovered: "All access but that to delete backups; how people sign in",
  },
  {
    framework: "PCI DSS",
    version: "4.0.1",
    clause: "10.3.3",
    subject: "Audit logs backed up promptly, for volumes that hold them",
    checks: ["backup-recency", "immutable"],
    notCovered: "That the logs on the volume are complete",
  },
  {
    framework: "PCI DSS",
    version: "4.0.1",
    clause: "10.5.1",
    subject: "Twelve months of audit log history kept, for volumes that hold it",
    checks: ["retention"],
    notCovered: "That the last three months are at hand at once",
  },
  {
    framework: "PCI DSS",
    version: "4.0.1",
    clause: "12.10.1",
    subject: "An incident response plan that covers data backup",
    checks: ["backup-recency", "achieved-rpo"],
    notCovered: "The plan itself, and that it is exercised",
  },
  {
    framework: "DORA",
    version: "Regulation (EU) 2022/2554",
    clause: "Art. 12(1)",
    subject: "Backup policies that say what is backed up, and how often at least",
    checks: [
      "backup-recency",
      "backup-policy-assigned",
      "policy-meets-threshold",
      "schedule-missed",
      "achieved-rpo",
    ],
    notCovered:
      "That scope and frequency fit how critical the data is; restoration and recovery procedures",
  },
  {
    framework: "DORA",
    version: "Regulation (EU) 2022/2554",
    clause: "Art. 12(2)",
    subject: "Backup and restoration procedures tested periodically",
    checks: ["restore-tested"],
    notCovered: "The procedures themselves, and the segregated systems that Art. 12(3) restores to",
  },
  {
    framework: "CIS Controls",
    version: "8.1",
    clause: "11.2",
    subject: "Automated backups",
    checks: [
      "backup-recency",
      "backup-policy-assigned",
      "policy-meets-threshold",
      "schedule-missed",
      "last-backup-faulty",
    ],
    notCovered: "Assets that are not on block or boot volumes",
  },
  {
    framework: "CIS Controls",
    version: "8.1",
    clause: "11.3",
    subject: "Recovery data protected as the original is",
    checks: ["immutable", "customer-managed-key", "deletion-restricted"],
    notCovered: "Who may read or restore the backups",
  },
  {
    framework: "CIS Controls",
    version: "8.1",
    clause: "11.4",
    subject: "An isolated instance of recovery data",
    checks: ["cross-region-copy", "immutable", "protection-level"],
    notCovered: "That whoever breaks into the tenancy cannot reach the copy",
  },
  {
    framework: "CIS Controls",
    version: "8.1",
    clause: "11.5",
    subject: "Data recovery tested on a sample of assets",
    checks: ["restore-tested"],
    notCovered: "Assets that are not on block or boot volumes, and whether the data was usable",
  },
];

const BY_CHECK: ReadonlyMap<PlanCheckId, readonly Clause[]> = new Map(
  CHECK_IDS.map((id) => [id, CLAUSES.filter(({ checks }) => checks.includes(id))]),
);

/** The clauses that a check gives evidence for, in the table's order; of what a plan takes away none. */
export function clausesOf(check: PlanCheckId): readonly Clause[] {
  return BY_CHECK.get(check) ?? [];
}

/** `ISO/IEC 27001:2022 A.8.13` */
export function clauseName({ framework, version, clause }: Clause): string {
  return `${standardName({ framework, version })} ${clause}`;
}

/** `ISO/IEC 27001:2022`, `NIST SP 800-53 Rev. 5` */
export function standardName({
  framework,
  version,
}: Pick<Clause, "framework" | "version">): string {
  return /^\d{4}$/.test(version) ? `${framework}:${version}` : `${framework} ${version}`;
}
