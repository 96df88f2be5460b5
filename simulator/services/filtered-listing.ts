import type { Records, ResourceTable } from "../tenancy/resource-table.js";
import type { RegionContents } from "../tenancy/tenancy.js";
import { queryCompartment, type Call, type Operation } from "../wire/operation.js";
import { paginate } from "../wire/pagination.js";

interface Listed {
  readonly id: string;
  readonly compartmentId: string;
}

export interface ListingSpec<T extends Listed> {
  readonly name: string;
  readonly path: string;
  readonly table: (region: RegionContents) => ResourceTable<T>;
  /** Query parameters that narrow the listing to items whose field of that name is equal. */
  readonly filters: readonly (keyof T & string)[];
  readonly alsoRequired?: readonly string[];
  /** What this caller is shown of the records. */
  readonly shown?: (call: Call, records: Records<T>) => Records<object>;
  /** Extra refusal, thrown: what the service demands beyond `required`. */
  readonly check?: (call: Call) => void;
}

/** The operation that lists one kind of Core Services resource of one compartment. */
export function listing<T extends Listed>(spec: ListingSpec<T>): Operation {
  return {
    name: spec.name,
    service: "core",
    method: "GET",
    path: `/20160918${spec.path}`,
    required: ["compartmentId", ...(spec.alsoRequired ?? [])],
    compartment: queryCompartment,
    answer: (call) => {
      spec.check?.(call);
      const compartment = call.query.get("compartmentId") ?? "";
      const records = spec.table(call.region).in(compartment);
      const found = ordered(call, filtered(call, spec, records));
      return paginate<object>(call, spec.shown?.(call, found) ?? found);
    },
  };
}

function filtered<T extends Listed>(
  call: Call,
  spec: ListingSpec<T>,
  records: Records<T>,
): Records<T> {
  const asked = spec.filters.filter((name) => call.query.has(name));
  if (asked.length === 0) return records;
  return records
    .slice(0)
    .filter((record) => asked.every((name) => record[name] === call.query.get(name)));
}

function ordered<T extends Listed>(call: Call, records: Records<T>): Records<T> {
  const sortBy = call.query.get("sortBy");
  if (sortBy === null) return records;
  const field = sortBy === "DISPLAYNAME" ? "displayName" : "timeCreated";
  // OCI sorts times from the newest and names from the first, unless told otherwise.
  const order = call.query.get("sortOrder") ?? (field === "timeCreated" ? "DESC" : "ASC");
  const sign = order === "ASC" ? 1 : -1;
  const text = (record: T): string => String((record as Record<string, unknown>)[field]);
  return [...records.slice(0)].sort((a, b) =>
    text(a) === text(b) ? 0 : text(a) < text(b) ? -sign : sign,
  );
}
