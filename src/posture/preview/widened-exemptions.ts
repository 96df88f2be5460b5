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

/** By OCID, the volumes that `after` exempts and `before` does not, in whatever state they are. */
export function widenedExemptions(
  inventory: Inventory,
  before: Policy,
  after: Policy,
  now: number,
): ReadonlyMap<string, WidenedExemption> {
  const then = exemptionsByVolume(inventory, before.exemptions, now);
  const widened = new Map<string, WidenedExemption>();
  for (const [id, exemptions] of exemptionsByVolume(inventory, after.exemptions, now)) {
    const found = widening(then.get(id) ?? [], exemptions);
    if (found !== null) widened.set(id, found);
  }
  return widened;
}

/**
 * Of how many volumes it cannot be told whether `after` exempts more of them than `before`: they may be
 * attached or not, or be of any size.
 */
export function perhapsExempted(
  inventory: Inventory,
  before: Policy,
  after: Policy,
  now: number,
): number {
  const surroundings = surroundingsOf(inventory);
  const compiled = (exemptions: readonly Exemption[]) =>
    exemptions
      .filter((it) => isOfVolumes(it, now))
      .map((it) => ({
        it,
        key: JSON.stringify(it.match),
        of: compileMatch(it.match, surroundings),
      }));
  const [then, added] = [
    compiled(before.exemptions),
    compiled(exemptionsBeyond(before.exemptions, after.exemptions)),
  ];
  return auditedVolumes(inventory.volumes).filter((volume) => {
    const perhaps = added.filter(({ of }) => of(volume) === null);
    if (perhaps.length === 0) return false;
    // What matches by the same words matches the same volumes.
    const keys = new Set(perhaps.map(({ key }) => key));
    const known = then.filter(({ key, of }) => keys.has(key) || of(volume) === true);
    const exemptions = (of: typeof known) => of.map(({ it }) => it);
    return widening(exemptions(known), exemptions(perhaps)) !== null;
  }).length;
}

/** In force, and not of a plan's resources. */
function isOfVolumes(exemption: Exemption, now: number): boolean {
  return exemption.match.addresses === null && !isOver(exemption, now);
}

function exemptionsByVolume(
  inventory: Inventory,
  exemptions: readonly Exemption[],
  now: number,
): ReadonlyMap<string, readonly Exemption[]> {
  const surroundings = surroundingsOf(inventory);
  const volumes = auditedVolumes(inventory.volumes);
  const byVolume = new Map<string, Exemption[]>();
  for (const exemption of exemptions) {
    if (!isOfVolumes(exemption, now)) continue;
    const matches = compileMatch(exemption.match, surroundings);
    for (const volume of volumes) {
      if (matches(volume) !== true) continue;
      const others = byVolume.get(volume.id);
      if (others === undefined) byVolume.set(volume.id, [exemption]);
      else others.push(exemption);
    }
  }
  return byVolume;
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
