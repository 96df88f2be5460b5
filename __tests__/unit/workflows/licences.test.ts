import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

import { notAllowed } from "../../../.github/scripts/licences.js";

const allowed = ["MIT", "Apache-2.0", "BSD-3-Clause"];
const component = (name: string, licence: object | null) => ({
  name,
  version: "1.0.0",
  ...(licence === null ? {} : { licenses: [licence] }),
});

describe("notAllowed", () => {
  test.each([
    ["an identifier", { license: { id: "MIT" } }],
    ["one of several", { expression: "(UPL-1.0 OR Apache-2.0)" }],
    ["all of several", { expression: "Apache-2.0 AND BSD-3-Clause" }],
  ])("takes %s", (_case, licence) => {
    expect(notAllowed({ components: [component("fine", licence)] }, allowed)).toEqual([]);
  });

  test("names what is not on the list, sorted", () => {
    const components = [
      component("network-copyleft", { license: { id: "AGPL-3.0-only" } }),
      component("half", { expression: "MIT AND GPL-3.0-only" }),
      component("by-name", { license: { name: "Custom" } }),
      component("silent", null),
      component("empty", { license: {} }),
    ];
    expect(notAllowed({ components }, allowed)).toEqual([
      "by-name@1.0.0 (Custom)",
      "empty@1.0.0 (none declared)",
      "half@1.0.0 (MIT AND GPL-3.0-only)",
      "network-copyleft@1.0.0 (AGPL-3.0-only)",
      "silent@1.0.0 (none declared)",
    ]);
  });

  test("a package that was looked at by hand passes, in that version only", () => {
    const chainsaw = { name: "chainsaw", licenses: [{ license: { name: "MIT/X11" } }] };
    const components = ["0.1.0", "0.2.0"].map((version) => ({ ...chainsaw, version }));
    expect(notAllowed({ components }, allowed)).toEqual(["chainsaw@0.2.0 (MIT/X11)"]);
  });
});

test("the review of a pull request does not stop at a licence that a tool in use has already", () => {
  const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");
  const config = parse(read(".github/dependency-review-config.yml")) as {
    readonly "allow-licenses": readonly string[];
    readonly "allow-dependencies-licenses": readonly string[];
  };
  const { packages } = JSON.parse(read("package-lock.json")) as {
    readonly packages: Readonly<
      Record<string, { readonly version: string; readonly license?: string }>
    >;
  };
  const exempt = config["allow-dependencies-licenses"].map((url) =>
    decodeURIComponent(url.replace("pkg:npm/", "")),
  );
  const components = Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, { version, license }]) => ({
      name: path.replace(/^.*node_modules\//, ""),
      version,
      ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    }))
    .filter(({ name }) => !exempt.includes(name));
  expect(components.length).toBeGreaterThan(300);
  expect(notAllowed({ components }, config["allow-licenses"])).toEqual([]);
});
