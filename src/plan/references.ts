import { stepsOf, type AddressStep, type InstanceKey } from "./address.js";
import type { Step } from "./told.js";

/** What an expression refers to, as far as plan JSON says. `key` undefined: no instance is named. */
export type Reference =
  | {
      readonly kind: "resource";
      readonly isData: boolean;
      readonly type: string;
      readonly name: string;
      readonly key: Exclude<InstanceKey, null> | undefined;
      readonly path: readonly Step[];
    }
  | {
      readonly kind: "module";
      readonly name: string;
      readonly key: Exclude<InstanceKey, null> | undefined;
      /** null: an index stood before it, and plan JSON leaves out what follows. */
      readonly output: string | null;
      readonly path: readonly Step[];
    }
  | { readonly kind: "variable"; readonly name: string; readonly path: readonly Step[] }
  | { readonly kind: "local"; readonly name: string }
  | { readonly kind: "each.value"; readonly path: readonly Step[] }
  /** `each.key` or `count.index`: which instance of something else. */
  | { readonly kind: "instance key" }
  /** `path.module`, `terraform.workspace` and the like: never a resource. */
  | { readonly kind: "constant" };

/**
 * Terraform lists each reference with all that it begins with (`a.b.id`, then `a.b`); these are
 * the longest of each, every one once. Source: marshalExpression in Terraform's jsonconfig.
 */
export function referencesIn(listed: readonly string[]): readonly Reference[] {
  const heads = new Set<string>();
  let head = "";
  let previous = "";
  for (const text of listed) {
    const isPart = text.length < previous.length && isPrefix(text, head);
    if (!isPart) {
      head = text;
      heads.add(text);
    }
    previous = text;
  }
  return [...heads].map(read);
}

function isPrefix(text: string, head: string): boolean {
  return head.startsWith(text) && [".", "["].includes(head.charAt(text.length));
}

function read(text: string): Reference {
  const steps = stepsOf(text);
  const [first, second, third] = steps ?? [];
  // What cannot be read may be anything: as little is known of it as of a local value.
  if (steps === null || first?.kind !== "name") return { kind: "local", name: text };
  const rest = (from: number) => steps.slice(from).map(({ value }) => value);
  const name = String(second?.value ?? "");
  switch (first.value) {
    case "var":
      return { kind: "variable", name, path: rest(2) };
    case "local":
      return { kind: "local", name };
    case "each":
      return name === "value" ? { kind: "each.value", path: rest(2) } : { kind: "instance key" };
    case "count":
      return { kind: "instance key" };
    case "path":
    case "terraform":
    case "self":
      return { kind: "constant" };
    case "module": {
      const key = keyOf(third);
      const output = steps[key === undefined ? 2 : 3];
      return {
        kind: "module",
        name,
        key,
        output: output === undefined ? null : String(output.value),
        path: rest(key === undefined ? 3 : 4),
      };
    }
    case "data":
      return resource(true, steps.slice(1));
    default:
      return resource(false, steps);
  }
}

function resource(
  isData: boolean,
  [type, name, third, ...rest]: readonly AddressStep[],
): Reference {
  const key = keyOf(third);
  const path = (key === undefined && third !== undefined ? [third, ...rest] : rest).map(
    (it) => it.value,
  );
  return {
    kind: "resource",
    isData,
    type: String(type?.value ?? ""),
    name: String(name?.value ?? ""),
    key,
    path,
  };
}

function keyOf(step: AddressStep | undefined): Step | undefined {
  return step?.kind === "key" ? step.value : undefined;
}
