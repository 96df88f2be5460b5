import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import { days } from "../../simulator/tenancy/time.js";
import { ASHBURN, openStage, shownLines, smallTenancy, type Audit } from "./harness/stage.js";

const FORMATS = "json,markdown,html,csv,sarif,junit";

/** A tenancy whose names stand for nothing else, and all that may tell of it. */
function secretive() {
  const build = smallTenancy({ name: "Tenancyxyzzy" });
  const compartment = build.compartment("Compartmentxyzzy");
  const closed = build.compartment("Closedxyzzy");
  const place = { compartment, region: ASHBURN };
  const host = build.instance({ ...place, name: "Instancexyzzy" });
  const bare = build.volume({ ...place, name: "Barexyzzy" });
  const stale = build.volume({ ...place, name: "Stalexyzzy", kind: "boot" });
  build.backup(stale, { age: days(30) });
  build.attach(bare, host);
  build.tenancy.deny({ compartmentId: closed });
  return { build, ids: [build.tenancy.id, compartment, closed, host.id, bare.id, stale.id] };
}

async function textsOf(audit: Audit): Promise<Record<string, string>> {
  const files = (await audit.files()).map(async (path) => {
    return [extname(path), await readFile(join(audit.cwd, path), "utf8")] as const;
  });
  return {
    log: shownLines(audit).join("\n"),
    summary: audit.summary,
    outputs: JSON.stringify(audit.outputs),
    ...Object.fromEntries(await Promise.all(files)),
  };
}

describe("every format", () => {
  test("is written, named by an output, and tells of the volume without a backup", async () => {
    const { build } = secretive();
    const audit = await (await openStage(build)).audit({ formats: FORMATS });
    expect(audit.code).toBe(3);
    const texts = await textsOf(audit);
    for (const extension of [".json", ".md", ".html", ".csv", ".sarif", ".xml"]) {
      expect(texts[extension]).toContain("Barexyzzy");
    }
    const files = await audit.files();
    const outputs = FORMATS.split(",").map((format) => audit.outputs[`report-${format}`]);
    expect(outputs.sort()).toEqual(files.sort());
  });

  test("is left out unless asked for", async () => {
    const { build } = secretive();
    const audit = await (await openStage(build)).audit({ formats: "json,sarif" });
    expect((await audit.files()).map((path) => extname(path)).sort()).toEqual([".json", ".sarif"]);
    expect(audit.outputs["report-markdown"]).toBe("");
  });
});

test("redact leaves no name and no OCID of the tenancy in anything that is published", async () => {
  const { build, ids } = secretive();
  const stage = await openStage(build);
  const plain = await textsOf(await stage.audit({ formats: FORMATS }));
  const redacted = await textsOf(await stage.audit({ formats: FORMATS, redact: "true" }));
  expect(Object.keys(redacted)).toEqual(Object.keys(plain));
  const names = ["Tenancy", "Compartment", "Closed", "Instance", "Bare", "Stale"];
  const telling = [...ids, ...names.map((name) => `${name}xyzzy`)];
  // A secret that nothing tells in the first place would prove nothing.
  expect(telling.filter((secret) => plain[".json"]?.includes(secret) !== true)).toEqual([]);
  for (const [where, text] of Object.entries(redacted)) {
    expect({ where, told: telling.filter((secret) => text.includes(secret)) }).toEqual({
      where,
      told: [],
    });
  }
});
