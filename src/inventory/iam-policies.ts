import pMap from "p-map";

import { OciFailure } from "../oci/failure.js";
import type { Cloud } from "../oci/cloud.js";
import type { IamPolicy } from "../oci/resources.js";
import type { Plan } from "./collect.js";
import type { AuditedCompartment, Inventory, UnreadListing } from "./inventory.js";
import { isSurelyEmpty } from "./lifecycle.js";
import { unreadListing } from "./listing-task.js";
import type { LookUpOptions } from "./lookups.js";

const OPERATION = "ListPolicies";

/**
 * Adds the IAM policies of every compartment: those of the audited ones and of all above them hold for
 * what is audited, and backups may lie in any other. There is no listing of a tenancy's policies at
 * once. They are the same in every region, so that one is asked. A denial outside of what is audited is
 * tolerated, as for backups. When `cancellation` fires, the inventory says that it was interrupted.
 */
export async function readIamPolicies(
  cloud: Cloud,
  inventory: Inventory,
  { tree, scope }: Pick<Plan, "tree" | "scope">,
  { concurrency, cancellation }: LookUpOptions,
): Promise<Inventory> {
  if (inventory.interruption !== null) return inventory;
  const all = [...tree.byId.values()];
  const needed = new Set(iamCompartments({ tree, scope }).map(({ id }) => id));
  const policies: IamPolicy[] = [];
  const unread: UnreadListing[] = [];
  const tolerated: UnreadListing[] = [];
  const ask = async (compartment: AuditedCompartment) => {
    try {
      for await (const page of cloud.iamPolicies(compartment.id)) policies.push(...page);
    } catch (error) {
      const isDenied = error instanceof OciFailure && error.isDenied;
      if (isDenied && isSurelyEmpty(compartment)) return;
      const where = { operation: OPERATION, region: cloud.startRegion, compartment } as const;
      const isTolerated = isDenied && !needed.has(compartment.id);
      (isTolerated ? tolerated : unread).push(unreadListing(where, error));
    }
  };
  await pMap(
    all.filter(({ lifecycleState }) => lifecycleState !== "DELETED"),
    ask,
    { concurrency },
  );
  const compartments = all.map(({ id, name, parentId }) => ({ id, name, parentId }));
  return {
    ...inventory,
    iam: { policies, compartments },
    interruption: cancellation.aborted ? String(cancellation.reason) : null,
    unread: [...inventory.unread, ...unread],
    tolerated: [...inventory.tolerated, ...tolerated],
  };
}

/** The audited compartments and all above them: whose policies hold for what is audited. */
export function iamCompartments({
  tree,
  scope,
}: Pick<Plan, "tree" | "scope">): readonly AuditedCompartment[] {
  const found = new Map<string, AuditedCompartment>();
  for (const each of scope.audited) {
    let current: AuditedCompartment | undefined = each;
    while (current !== undefined && !found.has(current.id)) {
      found.set(current.id, current);
      current = tree.byId.get(current.parentId ?? tree.tenancyId);
    }
  }
  return [...found.values()];
}
