/** What a module exports is for other modules: what none imports is dead, or its module's own. */
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";

import { modulesBelow, usesOf, type ModuleUses } from "./module-uses.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PROGRAM = ["src", "simulator", "scripts", "bench", "report-viewer"];

/** Of `src/`, what only tests import: a part that is held apart from what stands around it. */
const TESTED_ALONE: Readonly<Record<string, string>> = {
  "src/github/comment.ts#connectToGithub": "the client itself, where other tests bring their own",
  "src/github/secret-mask.ts#secretParts": "how a secret is cut, which a masked text does not show",
  "src/inventory/compartment-tree.ts#placeAll": "any tree, without a cloud to list it",
  "src/inventory/whereabouts.ts#backupQueries": "the queries' length, which few tenancies reach",
  "src/oci/sign-in/config-file.ts#parseConfigFile": "any text as a file, whatever its keys",
  "src/plan/plan-text.ts#readPlanText": "any text as a plan, whatever bytes it came in",
  "src/posture/preview/judge-twice.ts#judgedUnder": "one side of a comparison as a single audit",
  "src/posture/schedule/schedule-zone.ts#wallClockAt":
    "offsets kept by the day, against the library's",
  "src/posture/verdict/history.ts#pastDays": "any two days, without the report that has them",
  "src/settings/dot-env.ts#readDotEnv": "an engine that has no parser of its own",
};

/** `path#name` of each export of the program that nobody imports, of `src/` also those that only tests do. */
function deadExports(modules: ReadonlyMap<string, ModuleUses>): readonly string[] {
  const byProgram = new Set<string>();
  const byTests = new Set<string>();
  for (const [path, { imported }] of modules) {
    const users = path.startsWith("__tests__/") ? byTests : byProgram;
    for (const { path: of, name } of imported) users.add(`${of}#${name}`);
  }
  return [...modules].flatMap(([path, { exported, mentioned }]) => {
    const isProgram = PROGRAM.some((folder) => path.startsWith(`${folder}/`));
    const users = path.startsWith("src/") ? [byProgram] : [byProgram, byTests];
    const isUsed = (name: string) =>
      mentioned.has(name) || users.some((it) => it.has(`${path}#${name}`) || it.has(`${path}#*`));
    return isProgram ? exported.filter((it) => !isUsed(it)).map((it) => `${path}#${it}`) : [];
  });
}

test("every export of the program is imported, or is listed as what tests hold alone", () => {
  const modules = modulesBelow(ROOT, [...PROGRAM, "__tests__"]);
  expect(modules.size).toBeGreaterThan(500);
  // What is listed and imported, or gone, is listed no more.
  expect([...deadExports(modules)].sort()).toEqual(Object.keys(TESTED_ALONE).sort());
});

describe("the reader of modules", () => {
  test.each([
    ['import { a, b as c, type D } from "./x.js";', ["a", "b", "D"]],
    ['import type { E } from "./x.js";', ["E"]],
    ['import * as all from "./x.js";', ["*"]],
    ['import one from "./x.js";', ["default"]],
    ['import "./x.js";', []],
    ['import { a } from "zod";', []],
    ['export { a as b } from "./x.js";', ["a"]],
    ['export * from "./x.js";', ["*"]],
    ['type T = import("./x.js").T;', ["T"]],
    ['type T = typeof import("./x.js");', ["*"]],
    ['const f = async () => (await import("./x.js")).a;', ["a"]],
    ['async function f() { const { a, b: c } = await import("./x.js"); }', ["a", "b"]],
    ['const f = () => import("./x.js").then((it) => it.a);', ["*"]],
  ])("finds what is imported by %s", (text, names) => {
    expect(usesOf("src/a/b.ts", text).imported).toEqual(
      names.map((name) => ({ path: "src/a/x.ts", name })),
    );
  });

  test.each([
    ["export const a = 1, b = 2;", ["a", "b"]],
    ["export function f() {}", ["f"]],
    ["export async function* g() {}", ["g"]],
    ["export class C {}", ["C"]],
    ["export interface I {}", ["I"]],
    ["export type T = string;", ["T"]],
    ["export default {};", ["default"]],
    ["const a = 1; export { a as b };", ["b"]],
    ["const a = 1; function f() {}", []],
  ])("finds what is exported by %s", (text, names) => {
    expect(usesOf("src/a.ts", text).exported).toEqual(names);
  });

  test("counts a type as used that an exported signature mentions, not one that only a body does", () => {
    const text = `
      export interface Options {}
      export interface Result {}
      export interface Inner {}
      export function f(options: Options): Promise<Result> { const x: Inner = {}; }
      function g(it: Inner) {}`;
    expect([...usesOf("src/a.ts", text).mentioned]).toEqual(["Options", "Promise", "Result"]);
  });

  test("reports what nobody imports, and of src/ what only a test does", () => {
    const texts = {
      "src/a.ts": "export const used = 1; export const tested = 2; export const dead = 3;",
      "simulator/b.ts": 'import { used } from "../src/a.js"; export const stage = 1;',
      "__tests__/a.test.ts":
        'import { tested } from "../src/a.js"; import { stage } from "../simulator/b.js";',
    };
    const modules = new Map(
      Object.entries(texts).map(([path, text]) => [path, usesOf(path, text)]),
    );
    expect(deadExports(modules)).toEqual(["src/a.ts#tested", "src/a.ts#dead"]);
  });
});
