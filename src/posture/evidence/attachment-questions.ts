import type { Operation } from "../../oci/operations.js";
import type { Inventory, UnreadListing, Volume } from "../../inventory/inventory.js";
import { notAsked } from "../../inventory/not-asked.js";
import type { GateLimits, Policy } from "../../settings/policy.js";
import { hidesAttachments } from "./attachments.js";
import { auditedVolumes } from "./audited-volumes.js";
import { unattachedVolume } from "../checks/unattached-volume.js";
import { isOver } from "../policy/exemptions.js";
import { isMeantByGate } from "../policy/meant-by-gate.js";
import { compileMatch, surroundingsOf } from "../policy/match.js";
import { ruleFinder } from "../policy/rules.js";
import { counted } from "../../plain/wording.js";

/** Volumes of one kind in one region. */
export type VolumesOfRegion = Pick<Volume, "kind" | "region">;

/**
 * Where something hangs on attachments that are not known: a rule or an exemption with `attached`, or
 * a gate that counts `unattached-volume`. Each region and kind once; empty where all is known.
 */
export function attachmentsInQuestion(
  inventory: Inventory,
  policy: Policy,
  gate: GateLimits,
  now: number,
): readonly VolumesOfRegion[] {
  if (!asksForAttachments(policy, gate)) return [];
  const isGated = isMeantByGate(unattachedVolume, gate);
  const surroundings = surroundingsOf(inventory);
  const rulesOf = ruleFinder(policy, surroundings);
  const exemptions = policy.exemptions
    .filter((it) => it.match.attached !== null && !isOver(it, now))
    .map(({ match }) => compileMatch(match, surroundings));
  return whereNotKnown(
    inventory,
    surroundings,
    (volume) =>
      isGated || rulesOf(volume).length > 1 || exemptions.some((it) => it(volume) === null),
  );
}

/** Where attachments are not known, whatever hangs on them: a policy that is still to come may ask. */
export function attachmentsNotKnown(inventory: Inventory): readonly VolumesOfRegion[] {
  return whereNotKnown(inventory, surroundingsOf(inventory), () => true);
}

function whereNotKnown(
  { volumes }: Inventory,
  { attachments }: ReturnType<typeof surroundingsOf>,
  isMeant: (volume: Volume) => boolean,
): readonly VolumesOfRegion[] {
  const found = new Map<string, VolumesOfRegion>();
  for (const volume of auditedVolumes(volumes)) {
    const { kind, region } = volume;
    const key = `${kind} ${region}`;
    if (found.has(key) || attachments.isAttached(volume) !== null) continue;
    if (isMeant(volume)) found.set(key, { kind, region });
  }
  return [...found.values()];
}

/** Whether something may hang on attachments at all, whatever volumes there are. */
export function asksForAttachments(policy: Policy, gate: GateLimits): boolean {
  const { rules, exemptions } = policy;
  const isMatched = [...rules, ...exemptions].some(({ match }) => match.attached !== null);
  return isMatched || isMeantByGate(unattachedVolume, gate);
}

/** What leaves those questions open, as gaps of the audit: no gate passes on what was not read. */
export function openQuestions(
  inventory: Inventory,
  questions: readonly VolumesOfRegion[],
): readonly UnreadListing[] {
  const { tolerated, unasked } = inventory;
  const isOpen = (listing: { readonly operation: Operation; readonly region: string }) =>
    questions.some((question) => hidesAttachments(listing, question));
  return [
    ...tolerated.filter(isOpen),
    ...unasked.filter(isOpen).map(({ region, operation, compartments: count }) => {
      const reason = `Resource Search shows nothing in ${counted(count, "compartment")}, so that they were not asked`;
      return notAsked(inventory, { operation, region, reason });
    }),
  ];
}
