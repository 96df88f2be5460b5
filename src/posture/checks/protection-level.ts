import { PROTECTION_LEVELS } from "../../settings/policy.js";
import type { Check } from "../check.js";
import type { Remedy } from "../remedy.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { factsOf, protectionSteps, type ProtectionStep } from "./protection-steps.js";
import { inOrder } from "./remedy.js";

export const protectionLevel: Check = {
  id: "protection-level",
  title: "The protection level that is asked for is proven",
  help:
    "The rule of 3-2-1: three copies of the data on two kinds of storage, one of them in another region; " +
    "one more figure for a copy that cannot be deleted, and a 0 for a restore test without errors. " +
    "See to what the message says is missing.",
  severity: "low",
  needs: [],
  isRequired: ({ require }) => require["protection-level"] !== null,
  demands: ({ require, maxBackupAgeMs }) => {
    const level = require["protection-level"];
    return [
      level === null ? null : PROTECTION_LEVELS.indexOf(level),
      maxBackupAgeMs,
      require["cross-region-copy"],
      require["restore-tested"],
    ];
  },
  evaluate(subject) {
    const required = subject.settings.require["protection-level"];
    if (required === null) return notApplicable("no rule asks for a protection level");
    const steps = protectionSteps(subject);
    const { proven } = factsOf(steps);
    const found = `the protection level ${proven} is proven (required ${required})`;
    const asked = steps.slice(0, PROTECTION_LEVELS.indexOf(required));
    const missing = asked.filter(({ isThere }) => isThere === "no");
    const [first] = missing;
    if (first !== undefined) return fail(`${found}: ${first.lack}`, remedyOf(missing));
    const open = asked.find(({ isThere }) => isThere === "unknown");
    return open === undefined ? pass(found) : unknown(`${found}: ${open.lack}`);
  },
};

/** What leads all the way; null where no line does. */
function remedyOf(missing: readonly ProtectionStep[]): Remedy | null {
  const remedies = missing.map(({ remedy }) => remedy).filter((it) => it !== null);
  return remedies.length < missing.length ? null : inOrder(remedies);
}
