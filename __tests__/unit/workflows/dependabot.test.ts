import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

import { workflowFiles } from "./workflow-files.js";

interface Update {
  readonly "package-ecosystem": string;
  readonly cooldown?: { readonly "default-days"?: number };
  readonly groups?: Readonly<
    Record<
      string,
      { readonly patterns?: readonly string[]; readonly "update-types"?: readonly string[] }
    >
  >;
}

const text = readFileSync(new URL("../../../.github/dependabot.yml", import.meta.url), "utf8");
const { updates } = parse(text) as { readonly updates: readonly Update[] };
const npm = updates.find((update) => update["package-ecosystem"] === "npm");

test("the OCI packages move together, after a cooldown", () => {
  expect(npm?.groups?.["oci"]?.patterns).toEqual(["oci-*"]);
  expect(npm?.cooldown?.["default-days"]).toBeGreaterThan(0);
});

test("the actions' pins are kept up to date too", () => {
  expect(updates.map((update) => update["package-ecosystem"])).toContain("github-actions");
});

test("no group of actions has a major version in it, which has to be read by itself", () => {
  const actions = updates.find((update) => update["package-ecosystem"] === "github-actions");
  const groups = Object.values(actions?.groups ?? {});
  expect(groups.length).toBeGreaterThan(1);
  for (const group of groups) expect(group["update-types"]).toEqual(["minor", "patch"]);
});

test("the commit of the rebuilt bundle lets Dependabot go on rebasing its branch", () => {
  const commit = workflowFiles().find(({ name }) => name === "dist-commit.yml");
  expect(commit?.content).toMatch(/headline: "build: .* \[dependabot skip\]"/);
});
