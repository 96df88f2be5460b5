/** What every run loads before it knows its mode: help, `validate` and a plan must not wait for the OCI SDK. */
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";

import { bundledModules, packageFolder } from "../../../scripts/bundled-modules.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

test("neither the SDK nor a client for the network is loaded from the start", async () => {
  const modules = await bundledModules(ROOT);
  const reached = new Set(["src/main.ts"]);
  for (const file of reached) {
    for (const { path, kind, external } of modules[file]?.imports ?? []) {
      if (kind !== "dynamic-import" && external !== true) reached.add(path);
    }
  }
  const packages = new Set(Array.from(reached, packageFolder));
  expect(packages).toContain("node_modules/zod");
  const late = /^node_modules\/(@actions|oci-|undici|luxon)/;
  expect([...packages].filter((folder) => late.test(folder ?? ""))).toEqual([]);
});
