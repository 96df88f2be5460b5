/** The shell parts of the workflows that the pages show: what would fail unseen in whoever copies them. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";
import { parse } from "yaml";

import type { Step } from "../workflows/workflow-files.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PAGES = [
  "README.md",
  ...["docs", "deploy", ".github"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { encoding: "utf8", recursive: true })
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name)),
  ),
];

interface ShownStep {
  readonly where: string;
  readonly step: Step & { readonly run: string };
}

/** Every step with a `run` in what is YAML on the pages, be it a workflow or a part of one. */
const shown: readonly ShownStep[] = PAGES.flatMap((page) =>
  [...readFileSync(join(ROOT, page), "utf8").matchAll(/```ya?ml\n(.*?)```/gs)].flatMap(
    ([, text = ""]) =>
      stepsIn(parse(text)).map((step) => ({ where: `${page}: ${step.name ?? step.run}`, step })),
  ),
);

function stepsIn(value: unknown): readonly ShownStep["step"][] {
  if (typeof value !== "object" || value === null) return [];
  const own = typeof (value as Step).run === "string" ? [value as ShownStep["step"]] : [];
  return [...own, ...Object.values(value).flatMap(stepsIn)];
}

test("the pages were read", () => {
  expect(shown.map(({ where }) => where)).toEqual(
    expect.arrayContaining([
      "docs/plan-gate.md: Encrypt",
      "docs/plan-gate.md: Fetch the last audit",
    ]),
  );
  expect(shown.length).toBeGreaterThan(8);
});

test("a pipe fails with its first part: whatever has one names bash as its shell", () => {
  const piped = shown.filter(({ step }) => /[^|]\|[^|]/.test(step.run));
  expect(piped.length).toBeGreaterThan(0);
  expect(piped.filter(({ step }) => step.shell !== "bash")).toEqual([]);
});

test("a secret that is not there is an empty text: whoever uses one refuses that first", () => {
  const used = shown.flatMap(({ where, step }) =>
    Object.entries(step.env ?? {})
      .filter(([name, value]) => value.includes("secrets.") && step.run.includes(name))
      .map(([name]) => ({ where, name, isGuarded: step.run.startsWith(`: "\${${name}:?`) })),
  );
  expect(used.length).toBeGreaterThan(1);
  expect(used.filter(({ isGuarded }) => !isGuarded)).toEqual([]);
});

test("a file of an artifact is taken by its name: of `*.json` there may be several", () => {
  expect(shown.filter(({ step }) => /\/\*\.json\b/.test(step.run))).toEqual([]);
});
