import type { Severity, TransitionCheckId } from "../../settings/policy.js";

interface CheckText {
  readonly title: string;
  /** Why it matters, and what to do about it. */
  readonly help: string;
  readonly severity: Severity;
}

/** The checks that only a plan has, for reports that describe each check. */
export const TRANSITION_TEXTS: Readonly<Record<TransitionCheckId, CheckText>> = {
  "protection-removed": {
    title: "A volume keeps its backup policy",
    help: "The volume stays and no policy makes backups of it any more. Keep the assignment, or exempt the volume with a reason.",
    severity: "high",
  },
  "protection-weakened": {
    title: "A volume keeps what its rule asks for",
    help: "Schedules change in place, for every volume that the backup policy is assigned to. Keep schedules, retention and locks, or assign another policy.",
    severity: "medium",
  },
  "volume-replaced": {
    title: "No volume is replaced",
    help: "A replaced volume is a new and empty one; the data goes with the old one. Undo the change of the arguments that force it, or restore the volume from a backup.",
    severity: "high",
  },
  "group-replaced": {
    title: "No volume group is replaced",
    help: "A replaced volume group starts a new history of backups. Change the members through the group's volume_ids, which can be updated.",
    severity: "medium",
  },
  "volume-destroyed": {
    title: "No volume is destroyed unseen",
    help: "What was not backed up is gone with the volume. Make a backup by hand first, which is kept until it is deleted.",
    severity: "medium",
  },
  "backup-destroyed": {
    title: "No managed backup is destroyed",
    help: "A deleted backup cannot be had back. Take it out of the state instead, so that it lives on.",
    severity: "high",
  },
  "two-policies": {
    title: "One assignment for each asset",
    help: "An asset has one backup policy: the assignment that is made later displaces the other. Keep one of them.",
    severity: "low",
  },
};
