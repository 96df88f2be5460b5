import type { Check } from "../check.js";
import { assignFirstPolicy, describePolicy, judgePolicy } from "./assigned-policy.js";
import { fail, pass } from "./outcome.js";

export const backupPolicyAssigned: Check = {
  id: "backup-policy-assigned",
  title: "A backup policy is assigned",
  help:
    "Backups that no policy schedules depend on somebody remembering them. " +
    "Assign a backup policy to the volume or to its volume group.",
  severity: "medium",
  needs: ["policy"],
  isRequired: ({ require }) => require["backup-policy-assigned"],
  demands: () => [],
  evaluate: (subject) =>
    judgePolicy(subject, {
      none: () => {
        const { volume } = subject;
        const group = volume.volumeGroupId === null ? "" : " or to its volume group";
        return fail(
          `no backup policy is assigned to the volume${group}`,
          assignFirstPolicy(subject, []),
        );
      },
      assigned: (policy) => pass(`${describePolicy(policy)} is assigned`),
    }),
};
