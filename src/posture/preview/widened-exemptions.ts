import type { Inventory } from "../../inventory/inventory.js";
import { DAY_MS } from "../../plain/days.js";
import { CHECK_IDS, type CheckId, type Exemption, type Policy } from "../../settings/policy.js";
import type { AppliedExemption } from "../assessment.js";
import { auditedVolumes } from "../evidence/audited-volumes.js";
import { exemptionsBeyond, isOver } from "../policy/exemptions.js";
import { compileMatch, surroundingsOf } from "../policy/match.js";

/** What one policy exempts of a volume and another does not, or not for so long. */
export interface WidenedExemption extends AppliedExemption {
  /** Those that it covers, or covers for longer. */
  readonly checks: readonly CheckId[];
  /** `longer`: all of it was exempted before, until an earlier day. */
  readonly extent: "new" | "longer";
}

export interface WidenedExemptions {
  /** By OCID, the volumes that the new policy exempts and the old one does not, in whatever state they are. */
  readonly certain: ReadonlyMap<string, WidenedExemption>;
  /** Of how many volumes that cannot be told: they may be attached or not, or be of any size. */
  readonly perhaps: number;
}

/** What `after` exempts and `before` does not, or not for so long. */
export function widenedExemptions(
  inventory: Inventory,
  before: Policy,
  after: Policy,
  now: number,
): WidenedExemptions {
  const surroundings = surroundingsOf(inventory);
  const inForce = ({ exemptions }: Policy) =>
    exemptions
      .filter((it) => it.match.addresses === null && !isOver(it, now))
      .map((it) => ({
        exemption: it,
        words: JSON.stringify(it.match),
        matches: compileMatch(it.match, surroundings),
      }));
  const [then, later] = [inForce(before), inForce(after)];
  const added = new Set(exemptionsBeyond(before.exemptions, after.exemptions));
  const certain = new Map<string, WidenedExemption>();
  let perhaps = 0;
  for (const volume of auditedVolumes(inventory.volumes)) {
    const answers = later.map((it) => ({ ...it, answer: it.matches(volume) }));
    const covering = answers.filter(({ answer }) => answer === true);
    const open = answers.filter((it) => it.answer === null && added.has(it.exemption));
    if (covering.length === 0 && open.length === 0) continue;
    const known = then.filter(({ matches }) => matches(volume) === true);
    const found = widening(exemptionsIn(known), exemptionsIn(covering));
    if (found !== null) certain.set(volume.id, found);
    // What matches by the same words matches the same volumes.
    const alike = then.filter(({ words }) => open.some((it) => it.words === words));
    if (widening(exemptionsIn([...known, ...alike]), exemptionsIn(open)) !== null) perhaps += 1;
  }
  return { certain, perhaps };
}

function exemptionsIn(of: readonly { readonly exemption: Exemption }[]): readonly Exemption[] {
  return of.map(({ exemption }) => exemption);
}

function widening(
  before: readonly Exemption[],
  after: readonly Exemption[],
): WidenedExemption | null {
  const checks = CHECK_IDS.filter((id) => coveredUntil(after, id) > coveredUntil(before, id));
  const [first] = checks;
  if (first === undefined) return null;
  const until = coveredUntil(after, first);
  const shown = after.find((it) => covers(it, first) && endOf(it) === until);
  if (shown === undefined) return null;
  const isLonger = checks.every((id) => before.some((it) => covers(it, id)));
  const { id, reason, expires } = shown;
  return { id, reason, expires, checks, extent: isLonger ? "longer" : "new" };
}

function coveredUntil(exemptions: readonly Exemption[], check: CheckId): number {
  return Math.max(...exemptions.filter((it) => covers(it, check)).map(endOf));
}

function covers({ checks }: Exemption, check: CheckId): boolean {
  return checks === null || checks.includes(check);
}

function endOf({ expires }: Exemption): number {
  return expires === null ? Infinity : Date.parse(`${expires}T00:00:00Z`) + DAY_MS;
}
