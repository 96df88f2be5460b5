import { readFile } from "node:fs/promises";

import { parse } from "yaml";

interface ActionFile {
  readonly inputs?: Readonly<
    Record<string, { readonly default?: string | number | boolean | null }>
  >;
}

/** The variables that the runner sets for inputs: hyphens stay, blanks become underscores. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(inputs)) {
    variables[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] = value;
  }
  return variables;
}

/** Every input of an action.yml with its default; the empty string when it sets none. */
export async function declaredInputs(actionFile: string): Promise<Record<string, string>> {
  const { inputs = {} } = parse(await readFile(actionFile, "utf8")) as ActionFile;
  const names = Object.entries(inputs).map(([name, input]): [string, string] => [
    name,
    String(input.default ?? ""),
  ]);
  return Object.fromEntries(names);
}
