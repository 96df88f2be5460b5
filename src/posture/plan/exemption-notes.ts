import { counted } from "../../plain/wording.js";
import type { Exemption } from "../../settings/policy.js";
import { isUnmet } from "../check.js";
import { exemptionsBeyond, isOver } from "../policy/exemptions.js";
import type { PlanFinding, PlanNote } from "./plan-assessment.js";

/**
 * A note for each exemption that the change of the policy file adds, or that it alters, with what it
 * covers of the plan. `before` null: what was exempted before is not known, and there is nothing to say.
 */
export function exemptionNotes(
  before: readonly Exemption[] | null,
  exemptions: readonly Exemption[],
  findings: readonly PlanFinding[],
  now: number,
): readonly PlanNote[] {
  if (before === null) return [];
  const ids = new Set(before.map(({ id }) => id));
  return exemptionsBeyond(before, exemptions)
    .filter((it) => !isOver(it, now))
    .map((it) => {
      const covered = findings.filter(({ exemptedBy }) => exemptedBy.includes(it.id));
      const excused = covered.filter(({ checks }) =>
        checks.some((it) => it.waived && isUnmet(it)),
      ).length;
      const what = ids.has(it.id) ? "alters" : "adds";
      const end = it.expires === null ? "without an end" : `until ${it.expires}`;
      return {
        code: "exemption-added",
        address: null,
        message: `This change ${what} the exemption ${it.id}, ${end}: ${it.reason}. It covers ${counted(covered.length, "resource")} of the plan, and excuses what fails or cannot be told on ${excused}.`,
      };
    });
}
