/**
 * The schemas that others publish, where a copy was given: `OSCAL_AR_SCHEMA` is the path of NIST's
 * oscal_assessment-results_schema.json (1.1.x), `OCSF_SCHEMA` that of a checkout of ocsf/ocsf-schema.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Ajv, type ValidateFunction } from "ajv";

/** null where no copy was given. */
export function oscalSchema(): ValidateFunction | null {
  const path = process.env["OSCAL_AR_SCHEMA"] ?? "";
  if (!existsSync(path)) return null;
  const schema = JSON.parse(readFileSync(path, "utf8")) as object;
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

interface Attribute {
  readonly requirement?: string;
  readonly profile?: string | null;
  readonly enum?: Readonly<Record<string, unknown>>;
  readonly type?: string;
  readonly is_array?: boolean;
}

interface Item {
  readonly extends?: string;
  readonly category?: string;
  readonly uid?: number;
  readonly attributes: Readonly<Record<string, Attribute | readonly string[]>>;
  readonly constraints?: { readonly at_least_one?: readonly string[] };
}

const WORKED_OUT = ["category_uid", "class_uid", "type_uid"];

/** What OCSF's scalar types are in JSON. */
const PRIMITIVES: Readonly<Record<string, string>> = {
  integer_t: "number",
  long_t: "number",
  float_t: "number",
  timestamp_t: "number",
  boolean_t: "boolean",
};

/** A reader of OCSF's own definitions: what an event breaks of them, one line each. */
export class OcsfSchema {
  readonly #folder: string;
  readonly #dictionary: Readonly<Record<string, Attribute>>;

  private constructor(folder: string) {
    this.#folder = folder;
    const { attributes } = this.#read("dictionary.json");
    this.#dictionary = attributes as Readonly<Record<string, Attribute>>;
  }

  /** null where no copy was given. */
  static given(): OcsfSchema | null {
    const folder = process.env["OCSF_SCHEMA"] ?? "";
    return existsSync(join(folder, "dictionary.json")) ? new OcsfSchema(folder) : null;
  }

  faults(event: Readonly<Record<string, unknown>>): string[] {
    const metadata = event["metadata"] as { readonly profiles?: readonly string[] } | undefined;
    const profiles = metadata?.profiles ?? [];
    const finding = this.#event("compliance_finding");
    return [...this.#check(event, finding, "", profiles), ...this.#wrongIds(event, finding)];
  }

  /** The ids that OCSF works out from its files: they stand in no list of values. */
  #wrongIds(event: Readonly<Record<string, unknown>>, { category = "", uid = 0 }: Item): string[] {
    const categories = this.#read("categories.json").attributes as Readonly<
      Record<string, { readonly uid: number }>
    >;
    const categoryUid = categories[category]?.uid ?? 0;
    const classUid = categoryUid * 1000 + uid;
    const wanted = {
      category_uid: categoryUid,
      class_uid: classUid,
      type_uid: classUid * 100 + Number(event["activity_id"]),
    };
    return Object.entries(wanted)
      .filter(([name, value]) => event[name] !== value)
      .map(([name, value]) => `${name} is not ${value}`);
  }

  #read(path: string): Item {
    return JSON.parse(readFileSync(join(this.#folder, path), "utf8")) as Item;
  }

  #event(name: string): Item {
    const path = name === "base_event" ? `events/${name}.json` : `events/findings/${name}.json`;
    return this.#withBase(this.#read(path), (base) => this.#event(base));
  }

  #object(name: string): Item {
    return this.#withBase(this.#read(`objects/${name}.json`), (base) => this.#object(base));
  }

  #withBase(item: Item, find: (name: string) => Item): Item {
    const included = [item.attributes["$include"] ?? []].flat() as readonly string[];
    const parts = included.map((path) => this.#read(path).attributes);
    const base = item.extends === undefined ? null : find(item.extends);
    const merged: Record<string, Attribute | readonly string[]> = { ...base?.attributes };
    for (const attributes of [...parts, item.attributes]) {
      for (const [name, attribute] of Object.entries(attributes)) {
        merged[name] = Object.assign({}, merged[name], attribute);
      }
    }
    return { ...base, ...item, attributes: merged };
  }

  #check(
    value: Readonly<Record<string, unknown>>,
    { attributes, constraints }: Item,
    path: string,
    profiles: readonly string[],
  ): string[] {
    const known = Object.entries(attributes).filter(([name]) => name !== "$include") as [
      string,
      Attribute,
    ][];
    const missing = known
      .filter(([name, it]) => it.requirement === "required" && value[name] === undefined)
      .filter(([, it]) => it.profile == null || profiles.includes(it.profile))
      // What a profile brings along is asked for only where the profile is applied.
      .filter(([name]) => !["cloud", "osint", "api"].includes(name) || profiles.includes(name))
      .map(([name]) => `${path}${name} is required`);
    const some = constraints?.at_least_one ?? [];
    const lacking = some.length > 0 && !some.some((name) => value[name] !== undefined);
    return [
      ...missing,
      ...(lacking ? [`${path} has none of ${some.join(", ")}`] : []),
      ...Object.entries(value).flatMap(([name, part]) => {
        const attribute = known.find(([each]) => each === name)?.[1];
        if (attribute === undefined) return [`${path}${name} is not known`];
        return this.#part(part, { ...this.#dictionary[name], ...attribute }, path + name, profiles);
      }),
    ];
  }

  #part(part: unknown, it: Attribute, path: string, profiles: readonly string[]): string[] {
    const values = it.is_array === true ? part : [part];
    if (!Array.isArray(values)) return [`${path} is no list`];
    return values.flatMap((value: unknown) => {
      const type = it.type ?? "";
      if (!type.endsWith("_t")) {
        const object = value as Readonly<Record<string, unknown>>;
        return this.#check(object, this.#object(type), `${path}.`, profiles);
      }
      const wanted = PRIMITIVES[type] ?? "string";
      if (typeof value !== wanted) return [`${path} is no ${wanted}`];
      const isOther = value === 99 || value === 0 || WORKED_OUT.includes(path);
      return it.enum !== undefined && !isOther && !(String(value) in it.enum)
        ? [`${path} has no meaning: ${String(value)}`]
        : [];
    });
  }
}
