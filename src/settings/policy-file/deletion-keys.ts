import { quoted } from "../../plain/quoted.js";
import type { PolicyContent } from "../policy-content.js";
import { pathInWords, type Complaint } from "./policy-problem.js";

/** What a statement of IAM names in place of a group. */
const ANYBODY = /^any-(?:user|group)$/i;

/** Matches every name of the domain Default, which is left out of a name, or of every domain. */
const EVERY_NAME = /^(?:(?:default|\*+)\/|'(?:default|\*+)'\/)?(?:\*+|'\*+')$/i;

/** Warnings on what the check `deletion-restricted` is given and cannot follow, or not as it was meant. */
export function deletionComplaints({ deletionRestricted, exemptions }: PolicyContent): Complaint[] {
  const { allowedGroups = [], allowedDynamicGroups = [] } = deletionRestricted ?? {};
  return [
    ...allowed("allowed-groups", "group", allowedGroups),
    ...allowed("allowed-dynamic-groups", "dynamic group", allowedDynamicGroups),
    ...exemptions.flatMap(({ id, checks }, index): Complaint[] => {
      if (checks?.includes("deletion-restricted") !== true) return [];
      const message = `exemption ${quoted(id)} names deletion-restricted, from which no volume can be exempted, since it judges the tenancy; take it off, and name those who may under deletion-restricted`;
      return [{ path: ["exemptions", index, "checks"], message }];
    }),
  ];
}

function allowed(key: string, noun: string, patterns: readonly string[]): Complaint[] {
  const path = ["deletion-restricted", key];
  const where = pathInWords(path);
  return patterns.flatMap((pattern): Complaint[] => {
    if (ANYBODY.test(pattern)) {
      const message = `${where}: ${quoted(pattern)} is no ${noun} and cannot be allowed; take it off, and narrow its statement in IAM by a condition on request.permission`;
      return [{ path, message }];
    }
    if (EVERY_NAME.test(pattern)) {
      const message = `${where}: ${quoted(pattern)} allows every ${noun}; name those that may delete backups`;
      return [{ path, message }];
    }
    return [];
  });
}

/** A warning on a gate that names the check while nothing asks for it; an audit has a notice of its own. */
export function unaskedDeletion({ deletionRestricted, gate }: PolicyContent): Complaint[] {
  const isNamed = gate.failOnChecks?.includes("deletion-restricted") === true;
  if (!isNamed || deletionRestricted !== undefined) return [];
  const message =
    "gate: fail-on-checks names deletion-restricted, which is not judged without the key deletion-restricted; add that key, or take it off";
  return [{ path: ["gate", "fail-on-checks"], message }];
}
