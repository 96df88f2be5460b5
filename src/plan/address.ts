import type { Step } from "./told.js";

/** The key of an instance: of `for_each` a text, of `count` a number; null without either. */
export type InstanceKey = string | number | null;

export interface ModuleStep {
  readonly name: string;
  readonly key: InstanceKey;
}

/**
 * The steps of an address or a reference: `module.a["x"].oci_core_volume.b[0].id` is
 * `module`, `a`, key `x`, `oci_core_volume`, `b`, key 0, `id`. null when it is neither.
 */
export function stepsOf(text: string): readonly AddressStep[] | null {
  const steps: AddressStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const isFirst = STEP.lastIndex === 0;
    const match = STEP.exec(text);
    if (match === null) return null;
    const [, dot, name, quoted, number] = match;
    if (name !== undefined) {
      if ((dot === undefined) !== isFirst) return null;
      steps.push({ kind: "name", value: name });
    } else if (quoted !== undefined) steps.push({ kind: "key", value: unquoted(quoted) });
    else steps.push({ kind: "key", value: Number(number) });
  }
  return steps.length === 0 ? null : steps;
}

export interface AddressStep {
  readonly kind: "name" | "key";
  readonly value: Step;
}

const STEP = /(\.)?([^.[\]"\s]+)|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/gy;

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** Undoes what Terraform escapes in a quoted key: control characters, quotes and template marks. */
function unquoted(text: string): string {
  return text
    .replace(
      /\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gis,
      (_: string, short?: string, long?: string, one: string = "") => {
        const code = short ?? long;
        return code === undefined
          ? (ESCAPES[one] ?? one)
          : String.fromCodePoint(parseInt(code, 16));
      },
    )
    .replaceAll("$${", "${")
    .replaceAll("%%{", "%{");
}

/** The modules that `module.a["x"].module.b` leads through, none for the root's empty address; null for another form. */
export function moduleSteps(address: string): readonly ModuleStep[] | null {
  const steps = address === "" ? [] : stepsOf(address);
  if (steps === null) return null;
  const modules: ModuleStep[] = [];
  let index = 0;
  while (index < steps.length) {
    const [word, name, key] = steps.slice(index, index + 3);
    if (word?.kind !== "name" || word.value !== "module" || name?.kind !== "name") return null;
    const isKeyed = key?.kind === "key";
    modules.push({ name: String(name.value), key: isKeyed ? key.value : null });
    index += isKeyed ? 3 : 2;
  }
  return modules;
}

/** A module instance as one text; the root is the empty one. */
export function moduleKey(path: readonly ModuleStep[]): string {
  return path.map(({ name, key }) => JSON.stringify([name, key])).join("");
}
