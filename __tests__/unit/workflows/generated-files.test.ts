import { describe, expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";

import { runSteps, workflowFiles } from "./workflow-files.js";

const root = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const command = read(".ci/run");

/** The paths that `git status` is asked for in a workflow. */
function watchedBy(name: string): readonly string[] {
  const scripts = workflowFiles()
    .filter((file) => file.name === name)
    .flatMap(runSteps);
  const [, paths = ""] =
    /git status --porcelain ([^)]+)\)/.exec(scripts.map(({ script }) => script).join("\n")) ?? [];
  return paths.split(" ");
}

describe("generated files", () => {
  const [, list = ""] = /^generated=\((.*)\)$/m.exec(command) ?? [];
  const watched = list.split(" ");

  test("are there, and git knows where to look for each", () => {
    expect(watched.length).toBeGreaterThan(1);
    expect(watched.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test("include all that the generators write", () => {
    const writers = ["generate-readme-tables.ts", "generate-schemas.ts"].map((name) =>
      read(`scripts/${name}`),
    );
    const kept = [...writers.join("\n").matchAll(/keep\("([^"]+)"|`\.\.\/(schema)\//g)];
    const [, client = ""] =
      /CLIENT_MODULE = .*?"\.\.\/([^"]+)"/s.exec(read("report-viewer/bundle.ts")) ?? [];
    const written = [
      "dist/index.js",
      client,
      ...kept.map(([, file, folder]) => file ?? folder ?? ""),
    ];
    const unseen = written.filter(
      (file) => !watched.some((path) => file === path || file.startsWith(`${path}/`)),
    );
    expect({ unseen, count: written.length }).toEqual({ unseen: [], count: 7 });
  });

  test("are compared after the same commands in .ci/run and in the workflow", () => {
    expect(watchedBy("check-dist.yml")).toEqual(watched);
    const scripts = workflowFiles()
      .filter(({ name }) => name === "check-dist.yml")
      .flatMap(runSteps)
      .map(({ script }) => script)
      .join("\n");
    for (const name of ["schemas", "docs", "build"]) {
      expect(command).toContain(`\nnpm run ${name}\n`);
      expect(scripts).toContain(`npm run ${name}`);
    }
  });

  test("that depend on packages are rebuilt when those are updated", () => {
    const rebuilt = watchedBy("dist-rebuild.yml").map((path) => path.replace(/"$/, ""));
    expect(watched).toEqual(expect.arrayContaining(rebuilt));
    const { content = "" } = workflowFiles().find(({ name }) => name === "dist-commit.yml") ?? {};
    const [, pattern = ""] = /=~ (\^\S+\$) \]\]/.exec(content) ?? [];
    const takes = (path: string) => new RegExp(pattern).test(path);
    expect(["dist/index.js", "schema/report.schema.json"].filter((path) => !takes(path))).toEqual(
      [],
    );
    expect(rebuilt.filter((path) => path.endsWith(".ts") && !takes(path))).toEqual([]);
    const never = ["src/main.ts", ".github/workflows/ci.yml", "dist/../action.yml", "dist/.x", "a"];
    expect(never.filter(takes)).toEqual([]);
  });
});
