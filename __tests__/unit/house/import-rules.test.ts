/** Each row of the table of imports refuses what it does not list. */
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, test } from "@jest/globals";
import { ESLint } from "eslint";
import importX from "eslint-plugin-import-x";
import { readdirSync } from "node:fs";
import tseslint from "typescript-eslint";

import { IMPORT_RULES, importRules } from "../../../import-rules.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const FOLDERS = readdirSync(new URL("../../../src", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** A module of each folder, to be imported from the others. */
const MODULE_OF = new Map(
  FOLDERS.map((folder) => {
    const [module = ""] = readdirSync(`${ROOT}/src/${folder}`).filter((it) => it.endsWith(".ts"));
    return [folder, `../${folder}/${module.replace(/ts$/, "js")}`];
  }),
);

let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint({
    cwd: ROOT,
    overrideConfigFile: true,
    overrideConfig: [
      {
        languageOptions: { parser: tseslint.parser },
        plugins: { "import-x": importX },
        settings: { "import-x/resolver": { typescript: true, node: true } },
      },
      ...importRules,
    ] as ESLint.Options["overrideConfig"] & object,
  });
});

/** The names of the rules that a line in a file of the folder breaks. */
async function broken(folder: string, line: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath: `src/${folder}/probe.ts` });
  return result?.messages.map(({ ruleId }) => ruleId) ?? ["not linted"];
}

test("every folder of the sources has a row", () => {
  expect(IMPORT_RULES.map(({ folder }) => folder).sort()).toEqual(FOLDERS.toSorted());
});

test("a folder may import only from those above it in the table", () => {
  for (const [index, { folder, folders }] of IMPORT_RULES.entries()) {
    const above = IMPORT_RULES.slice(0, index).map((row) => row.folder);
    expect([folder, folders.filter((it) => !above.includes(it.split("/")[0] ?? ""))]).toEqual([
      folder,
      [],
    ]);
  }
});

describe.each(IMPORT_RULES)("$folder/", ({ folder, folders, packages, builtins, isPure }) => {
  const others = FOLDERS.filter((it) => it !== folder && !folders.includes(it));
  const foreign = others.filter((it) => !folders.some((each) => each.startsWith(`${it}/`)));

  test("imports nothing of a folder that is not listed", async () => {
    const refused = ["import-x/no-restricted-paths"];
    for (const module of foreign.map((other) => MODULE_OF.get(other) ?? "")) {
      expect(await broken(folder, `import { x } from "${module}"; x();`)).toEqual(refused);
      expect(await broken(folder, `export type { X } from "${module}";`)).toEqual(refused);
      expect(await broken(folder, `await import("${module}");`)).toEqual(refused);
    }
  });

  test("imports no package and no builtin that is not listed", async () => {
    const all = ["oci-core", "@actions/core", "zod", "undici", "lodash", "node:http", "node:fs"];
    const names = [...all, "fs", "fs/promises", "crypto", "process", "node:process"];
    for (const name of names.filter((it) => ![...packages, ...builtins].includes(it))) {
      expect(await broken(folder, `import type { X } from "${name}";`)).toEqual([
        "no-restricted-imports",
      ]);
      expect(await broken(folder, `await import("${name}");`)).toEqual(["no-restricted-syntax"]);
    }
  });

  test("imports what is listed", async () => {
    for (const name of [...packages, ...builtins]) {
      expect(await broken(folder, `import x from "${name}"; x();`)).toEqual([]);
    }
    for (const other of folders.filter((it) => MODULE_OF.has(it))) {
      expect(await broken(folder, `import x from "${MODULE_OF.get(other) ?? ""}"; x();`)).toEqual(
        [],
      );
    }
  });

  test.each([
    "Date.now();",
    "new Date();",
    "Math.random();",
    "performance.now();",
    "process.exit();",
    "void fetch('');",
    "setTimeout(() => undefined, 1);",
  ])("knows the world around it only where it is no pure folder: %s", async (line) => {
    expect(await broken(folder, line)).toEqual(isPure === true ? ["no-restricted-syntax"] : []);
  });

  test("may make a date of what it is given", async () => {
    expect(await broken(folder, "new Date(0);")).toEqual([]);
  });
});
