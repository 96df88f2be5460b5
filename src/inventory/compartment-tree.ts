import type { Cloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import type { Compartment } from "../oci/resources.js";
import type { AuditedCompartment } from "./inventory.js";

/** All compartments that the caller can learn of, the root included, parents before children. */
export interface CompartmentTree {
  readonly tenancyId: string;
  /** By OCID; `path` starts with the tenancy's name. */
  readonly byId: ReadonlyMap<string, AuditedCompartment>;
  /** Why the tenancy may not be listed: what lies outside the root compartment is then not known. */
  readonly failure: OciFailure | null;
  /** Compartments whose children may not be listed, so that there may be more below them. */
  readonly closed: readonly ClosedCompartment[];
}

export interface ClosedCompartment {
  readonly compartment: Compartment;
  readonly failure: OciFailure;
}

/**
 * Reads the compartments of the tenancy. Where the tenancy may not be listed but a root compartment
 * was named, walks down from that. Throws `OciFailure` when nothing can be enumerated.
 */
export async function readCompartmentTree(
  cloud: Cloud,
  rootCompartment: string | null,
): Promise<CompartmentTree> {
  const tenancyName = readTenancyName(cloud);
  try {
    const found = await everyItem(cloud.compartmentsBelowTenancy());
    return placeAll(cloud.tenancyId, await tenancyName, found);
  } catch (error) {
    const mayWalk = rootCompartment !== null && rootCompartment !== cloud.tenancyId;
    if (!(error instanceof OciFailure) || !error.isDenied || !mayWalk) {
      await tenancyName;
      throw error;
    }
    const { found, closed } = await walkDown(cloud, rootCompartment);
    return { ...placeAll(cloud.tenancyId, await tenancyName, found), failure: error, closed };
  }
}

/** Paths for a flat list of compartments; one whose parent is not in the list stands below the root. */
export function placeAll(
  tenancyId: string,
  tenancyName: string,
  found: readonly Compartment[],
): CompartmentTree {
  const raw = new Map(found.map((compartment) => [compartment.id, compartment]));
  const byId = new Map<string, AuditedCompartment>([
    [
      tenancyId,
      {
        id: tenancyId,
        name: tenancyName,
        parentId: null,
        lifecycleState: "ACTIVE",
        path: tenancyName,
        names: [],
      },
    ],
  ]);
  for (const compartment of raw.values()) place(compartment, raw, byId, tenancyId);
  return { tenancyId, byId, failure: null, closed: [] };
}

function place(
  start: Compartment,
  raw: ReadonlyMap<string, Compartment>,
  byId: Map<string, AuditedCompartment>,
  tenancyId: string,
): void {
  const chain: Compartment[] = [];
  let current: Compartment | undefined = start;
  while (current !== undefined && !byId.has(current.id) && !chain.includes(current)) {
    chain.push(current);
    current = current.parentId === null ? undefined : raw.get(current.parentId);
  }
  for (const compartment of chain.reverse()) {
    const parent = byId.get(compartment.parentId ?? tenancyId) ?? byId.get(tenancyId);
    byId.set(compartment.id, {
      ...compartment,
      path: `${parent?.path ?? ""}/${compartment.name}`,
      names: [...(parent?.names ?? []), compartment.name],
    });
  }
}

/** Only an empty compartment can be deleted, and its children may no longer be asked for. */
const GONE = new Set(["DELETING", "DELETED"]);

async function walkDown(
  cloud: Cloud,
  rootId: string,
): Promise<{ found: readonly Compartment[]; closed: readonly ClosedCompartment[] }> {
  const root = await cloud.compartment(rootId);
  const found = new Map([[root.id, root]]);
  const closed: ClosedCompartment[] = [];
  // `found` grows while it is walked: breadth first.
  for (const compartment of found.values()) {
    if (GONE.has(compartment.lifecycleState)) continue;
    try {
      for await (const page of cloud.childCompartments(compartment.id)) {
        for (const child of page) if (!found.has(child.id)) found.set(child.id, child);
      }
    } catch (error) {
      if (!(error instanceof OciFailure) || !error.isDenied || compartment === root) throw error;
      closed.push({ compartment, failure: error });
    }
  }
  return { found: [...found.values()], closed };
}

/** Only a name for people to read: an audit goes on without it. */
async function readTenancyName(cloud: Cloud): Promise<string> {
  try {
    return (await cloud.compartment(cloud.tenancyId)).name;
  } catch {
    try {
      return (await cloud.tenancyName()) ?? "root";
    } catch {
      return "root";
    }
  }
}

async function everyItem<Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}
