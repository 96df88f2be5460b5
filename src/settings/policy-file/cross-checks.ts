import { pathInWords, type Complaint, type DataPath } from "./policy-problem.js";

type Mapping = Readonly<Record<string, unknown>>;

/**
 * What no single value shows: doubled names, and exemptions without an end. It reads the raw data,
 * so that it speaks up also while other values are wrong.
 */
export function crossChecks(data: unknown): Complaint[] {
  return [
    ...doubles(data, "rules", "name"),
    ...doubles(data, "exemptions", "id"),
    ...mappingsAt(data, "exemptions").flatMap(([exemption, path]) => ends(exemption, path)),
  ];
}

function doubles(data: unknown, list: string, key: string): Complaint[] {
  const seen = new Map<string, DataPath>();
  return mappingsAt(data, list).flatMap(([item, path]) => {
    const value = item[key];
    if (typeof value !== "string") return [];
    const first = seen.get(value);
    if (first === undefined) {
      seen.set(value, path);
      return [];
    }
    const here = [...path, key];
    const message = `${pathInWords(here)}: ${pathInWords(first)} has this ${key} already; give each its own`;
    return [{ path: here, message }];
  });
}

function ends(exemption: Mapping, path: DataPath): Complaint[] {
  const isPermanent = exemption["permanent"] === true;
  const expires = exemption["expires"] ?? null;
  const where = pathInWords(path);
  if (isPermanent && expires !== null) {
    const message = `${where}: expires and permanent: true exclude each other; keep one`;
    return [{ path: [...path, "permanent"], isAboutKey: true, message }];
  }
  if (!isPermanent && exemption["expires"] === undefined) {
    const message = `${where}: expires is missing; give a day like 2027-01-31, or permanent: true`;
    return [{ path, message }];
  }
  return [];
}

function mappingsAt(data: unknown, key: string): [Mapping, DataPath][] {
  const list = isMapping(data) ? data[key] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index): [Mapping, DataPath][] =>
    isMapping(item) ? [[item, [key, index]]] : [],
  );
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
