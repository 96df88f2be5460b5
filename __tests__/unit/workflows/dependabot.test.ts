import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

interface Update {
  readonly "package-ecosystem": string;
  readonly cooldown?: { readonly "default-days"?: number };
  readonly groups?: Readonly<Record<string, { readonly patterns?: readonly string[] }>>;
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
