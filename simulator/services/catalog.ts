import type { ServiceName } from "../network/hosts.js";
import type { Method, Operation } from "../wire/operation.js";
import { CORE_LISTINGS } from "./core-listings.js";
import { CORE_SINGLE_OPERATIONS } from "./core-single.js";
import { IDENTITY_OPERATIONS } from "./identity.js";
import { MONITORING_OPERATIONS } from "./monitoring.js";
import { NOTIFICATION_OPERATIONS } from "./notifications.js";
import { OBJECT_STORAGE_OPERATIONS } from "./object-storage.js";
import { ResourceSearch } from "./search.js";

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
}

export interface RouteMatch {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/** Every operation that the simulator answers, found by service, method and path. */
export class Catalog {
  readonly #routes = new Map<string, Route[]>();

  constructor() {
    const operations = [
      ...IDENTITY_OPERATIONS,
      ...CORE_LISTINGS,
      ...CORE_SINGLE_OPERATIONS,
      ...OBJECT_STORAGE_OPERATIONS,
      ...MONITORING_OPERATIONS,
      ...NOTIFICATION_OPERATIONS,
      new ResourceSearch().operation,
    ];
    for (const operation of operations) this.#add(operation);
  }

  find(service: ServiceName, method: string, path: string): RouteMatch | undefined {
    // The API references write GetNamespace as `/n/`, the clients send `/n`: both are the same.
    const plain = path.length > 1 ? path.replace(/\/$/, "") : path;
    for (const { operation, pattern } of this.#routes.get(`${service} ${method}`) ?? []) {
      const groups = pattern.exec(plain)?.groups;
      if (groups !== undefined) return { operation, params: decoded(groups) };
    }
    return undefined;
  }

  #add(operation: Operation): void {
    const key = `${operation.service} ${operation.method satisfies Method}`;
    const routes = this.#routes.get(key) ?? [];
    routes.push({ operation, pattern: patternOf(operation.path) });
    this.#routes.set(key, routes);
  }
}

function patternOf(path: string): RegExp {
  const source = path.replaceAll(/\{(\w+)(\*?)\}/g, (_, name: string, rest: string) =>
    rest === "" ? `(?<${name}>[^/]+)` : `(?<${name}>.+)`,
  );
  // The empty group makes `groups` exist for paths without parameters too.
  return new RegExp(`^${source}$(?<nothing>)`);
}

function decoded(groups: Record<string, string>): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups)) params[name] = decodeURIComponent(value);
  return params;
}
