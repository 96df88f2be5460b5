import type { Inventory, Lookup, Volume } from "../../inventory/inventory.js";
import { auditedVolumes } from "../evidence/audited-volumes.js";
import { attachmentsInQuestion } from "../evidence/attachment-questions.js";
import { lookupsNeeded } from "../lookups-needed.js";
import { surroundingsOf } from "../policy/match.js";
import { ruleFinder } from "../policy/rules.js";
import type { Terms } from "./terms.js";

export const LACKING = [
  "backup-policy",
  "replica",
  "attachment",
  "restore",
  "iam-policies",
] as const;

/** What a policy asks for and an inventory does not tell, and of how many volumes. */
export interface Lacking {
  readonly what: (typeof LACKING)[number];
  /** 0 for what is of the tenancy as a whole. */
  readonly volumes: number;
}

export function lackingOf(
  inventory: Inventory,
  { policy, gate }: Terms,
  now: number,
): readonly Lacking[] {
  const { policyAssets, replicas } = lookupsNeeded(inventory, policy);
  const { lookups } = inventory;
  const openPolicies = openIds(policyAssets, lookups.policies);
  const openReplicas = openIds(replicas, lookups.replicas);
  const questions = attachmentsInQuestion(inventory, policy, gate, now);
  const inQuestion = new Set(questions.map(({ kind, region }) => `${kind} ${region}`));
  const surroundings = surroundingsOf(inventory);
  const { attachments } = surroundings;
  const ruleOf = ruleFinder(policy, surroundings);
  const asksForRestore = (volume: Volume) =>
    ruleOf(volume).some(({ settings }) => settings.require["restore-tested"] !== null);
  const volumes = auditedVolumes(inventory.volumes);
  const tallies: readonly Lacking[] = [
    {
      what: "backup-policy",
      volumes: volumes.filter(
        ({ id, volumeGroupId }) => openPolicies.has(id) || openPolicies.has(volumeGroupId ?? ""),
      ).length,
    },
    {
      what: "replica",
      volumes: volumes.filter((it) => it.replicas.some(({ id }) => openReplicas.has(id))).length,
    },
    {
      what: "attachment",
      volumes: volumes.filter(
        (it) => inQuestion.has(`${it.kind} ${it.region}`) && attachments.isAttached(it) === null,
      ).length,
    },
    {
      what: "restore",
      volumes: inventory.areSourcesUnknown === true ? volumes.filter(asksForRestore).length : 0,
    },
  ];
  const isIamLacking = policy.deletionRestricted !== undefined && inventory.iam === undefined;
  const iam: readonly Lacking[] = isIamLacking ? [{ what: "iam-policies", volumes: 0 }] : [];
  return [...tallies.filter((it) => it.volumes > 0), ...iam];
}

type Asset = { readonly id: string };

function openIds(
  assets: readonly Asset[],
  known: ReadonlyMap<string, Lookup<unknown>>,
): ReadonlySet<string> {
  const isOpen = ({ id }: Asset) => known.get(id)?.kind !== "answered";
  return new Set(assets.filter(isOpen).map(({ id }) => id));
}
