/** What a new version of an `action.yml` takes away from those who use the old one. */
import { parse } from "yaml";

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly required?: boolean } | null>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** One text a break: an input or output that is gone, an input that has to be given now. */
export function interfaceBreaks(before: string, after: string): string[] {
  const [old, now] = [before, after].map((text) => parse(text) as ActionFile);
  const gone = (kind: "inputs" | "outputs") =>
    Object.keys(old?.[kind] ?? {}).filter((name) => !(name in (now?.[kind] ?? {})));
  const required = Object.entries(now?.inputs ?? {})
    .filter(([name, input]) => input?.required === true && old?.inputs?.[name]?.required !== true)
    .map(([name]) => name);
  return [
    ...gone("inputs").map((name) => `the input ${name} is gone`),
    ...gone("outputs").map((name) => `the output ${name} is gone`),
    ...required.map((name) => `the input ${name} is required`),
  ];
}
