/** No file needs itself by way of others; an import of types counts, which the linter's own rule lets pass. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** From each file of a folder to the files that it imports. */
function importsBelow(folder: string): Map<string, readonly string[]> {
  const names = readdirSync(resolve(ROOT, folder), { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => name.endsWith(".ts"))
      .map((name) => resolve(ROOT, folder, name))
      .map((file) => [relative(ROOT, file), importsOf(file, readFileSync(file, "utf8"))]),
  );
}

function importsOf(file: string, text: string): readonly string[] {
  return ts
    .preProcessFile(text)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("."))
    .map((name) => relative(ROOT, resolve(dirname(file), name.replace(/\.js$/, ".ts"))));
}

/** The files of one circle, in the order of their imports; null where there is none. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | null => {
    const start = path.indexOf(file);
    if (start >= 0) return [...path.slice(start), file];
    if (done.has(file)) return null;
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle !== null) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const circle = visit(file, []);
    if (circle !== null) return circle;
  }
  return null;
}

test.each(["src", "simulator", "report-viewer", "bench", "scripts"])(
  "%s has no circle of imports",
  (folder) => {
    const imports = importsBelow(folder);
    expect(imports.size).toBeGreaterThan(5);
    expect(circleIn(imports)).toBeNull();
  },
);

test("a circle that one import of a type closes is found", () => {
  const imports = new Map([
    ["a.ts", importsOf(resolve(ROOT, "a.ts"), 'import { b } from "./b.js";')],
    ["b.ts", importsOf(resolve(ROOT, "b.ts"), 'import type { A } from "./a.js";')],
  ]);
  expect(circleIn(imports)).toEqual(["a.ts", "b.ts", "a.ts"]);
});
