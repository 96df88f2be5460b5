import type { Lacking } from "../../posture/preview/lacking.js";
import { counted } from "../../plain/wording.js";

type OfVolumes = Exclude<Lacking["what"], "iam-policies">;

const WHAT: Readonly<Record<OfVolumes, string>> = {
  "backup-policy": "what the new policy asks of the backup policy",
  replica: "what the new policy asks of the replica",
  attachment: "which rules and exemptions hold",
  restore: "what the new policy asks of the restore test",
};

export function lackingText({ what, volumes }: Lacking): string {
  if (what === "iam-policies") {
    return "The inventory does not tell who may delete backups: the audit that made it did not ask for IAM policies, so that deletion-restricted is not known.";
  }
  const one = volumes === 1;
  const thing = {
    "backup-policy": one ? "the backup policy" : "the backup policies",
    replica: one ? "the replica" : "the replicas",
    attachment: one ? "the attachment" : "the attachments",
    restore: one ? "the restore" : "the restores",
  }[what];
  return `The inventory does not tell ${thing} of ${counted(volumes, "volume")}, so that ${WHAT[what]} is not known there.`;
}
