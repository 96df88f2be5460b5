import type { Volume } from "../../inventory/inventory.js";
import { normalForm } from "../../matching/normal-form.js";
import { byCodeUnit } from "../../plain/order.js";

export type TagKind = "freeformTags" | "definedTags";

type TaggedVolume = Pick<Volume, TagKind>;

/** A key as it is compared. OCI takes the names of tag namespaces and defined tags whatever their case. */
export function comparableKey(kind: TagKind, key: string): string {
  const normal = normalForm(key);
  return kind === "definedTags" ? normal.toLowerCase() : normal;
}

/** The tags of a volume as key and value, as they were given; a defined key is `Namespace.Key`. */
function tagsOf(volume: TaggedVolume, kind: TagKind): readonly (readonly [string, string])[] {
  if (kind === "freeformTags") return Object.entries(volume.freeformTags);
  return Object.entries(volume.definedTags).flatMap(([namespace, tags]) =>
    Object.entries(tags).map(([key, value]) => [`${namespace}.${key}`, value] as const),
  );
}

/** Tells whether a volume has the tag with one of the values. */
export function hasTag(
  kind: TagKind,
  key: string,
  values: readonly string[],
): (volume: Volume) => boolean {
  const wantedKey = comparableKey(kind, key);
  const wanted = new Set(values.map(normalForm));
  return (volume) =>
    tagsOf(volume, kind).some(
      ([present, value]) =>
        comparableKey(kind, present) === wantedKey && wanted.has(normalForm(value)),
    );
}

/** The value of the tag; undefined where the volume does not have it. */
export function tagValue(volume: TaggedVolume, kind: TagKind, key: string): string | undefined {
  const wanted = comparableKey(kind, key);
  return tagsOf(volume, kind).find(([present]) => comparableKey(kind, present) === wanted)?.[1];
}

/** What is known of a tag's key over all volumes: the keys in use, and the values under this one. */
export function keysOfTags(
  volumes: readonly Volume[],
  kind: TagKind,
  key: string,
): {
  readonly isThere: boolean;
  readonly keys: readonly string[];
  readonly values: readonly string[];
} {
  const wanted = comparableKey(kind, key);
  const keys = new Set<string>();
  const values = new Set<string>();
  for (const volume of volumes) {
    for (const [present, value] of tagsOf(volume, kind)) {
      keys.add(present);
      if (comparableKey(kind, present) === wanted) values.add(value);
    }
  }
  const sorted = (texts: ReadonlySet<string>) => [...texts].sort(byCodeUnit);
  return { isThere: values.size > 0, keys: sorted(keys), values: sorted(values) };
}
