import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "@jest/globals";

import { ASHBURN, openStage, smallTenancy, temporaryFolder, type Stage } from "./harness/stage.js";

const BOOT = "web-1 (Boot Volume)";
const LONG = "a".repeat(255);
/** Decomposed, as macOS writes it. */
const TEAM = "gro\u0308\u00dfe/[x] {a,b}";

let stage: Stage;

beforeAll(async () => {
  const build = smallTenancy();
  const prod = build.compartment("prod");
  const team = build.compartment(TEAM, { parent: prod });
  build.volume({ name: BOOT, kind: "boot", compartment: prod, region: ASHBURN });
  build.volume({ name: LONG, compartment: prod, region: ASHBURN });
  build.volume({ name: "db-gro\u0308\u00dfe", compartment: team, region: ASHBURN });
  stage = await openStage(build);
});

/** The names of the volumes that a rule with this match holds for. */
async function matchedBy(match: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const rules = [{ name: "it", match, "max-backup-age": "1d" }];
  const path = join(await temporaryFolder(), "policy.yml");
  // JSON is YAML.
  await writeFile(path, JSON.stringify({ version: 1, rules }));
  const { findings } = await stage.audit({ "policy-file": path });
  return findings.filter(({ rule }) => rule === "it").map((it) => it.resource_name);
}

describe("a rule's match", () => {
  test("takes the names that OCI gives to boot volumes, and any other sign", async () => {
    const names = ["web-* (Boot Volume)", "+(ab|abab)c", "[ab]*"];
    expect(await matchedBy({ names })).toEqual([BOOT]);
  });

  test("ends in no time on patterns that back-tracking never ends on", async () => {
    const names = ["*a".repeat(40) + "*b", "?*".repeat(40) + "c", "{a,aa}".repeat(40) + "b"];
    expect(await matchedBy({ names })).toEqual([]);
  });

  test.each([
    ["either form of Unicode", { names: "db-gr\u00f6\u00df?" }],
    ["the path as the report prints it", { compartments: `acme/prod/${TEAM}` }],
  ])("takes %s", async (_, match) => {
    expect(await matchedBy(match)).toEqual(["db-gro\u0308\u00dfe"]);
  });
});

test("what selects nothing is told in the log and in the report", async () => {
  const path = join(await temporaryFolder(), "policy.yml");
  const match = { names: ["WEB-*"], compartments: ["prod", "Acme/Prod"] };
  await writeFile(path, JSON.stringify({ version: 1, rules: [{ name: "it", match }] }));
  const audit = await stage.audit({ "policy-file": path });
  const notice = `Rule it matched no audited volume; none is selected by compartments "Acme/Prod" (the nearest is "prod"), names "WEB-*" (the nearest is "${BOOT}"): correct its match, or remove it.`;
  expect(audit.report.policy_notices).toEqual([notice]);
  expect(audit.stdout).toContain(notice);
});

test("exclude-compartments takes a choice and the path as the report prints it", async () => {
  const pattern = "nothing, acme/prod/{a,gr\u00f6}*";
  const { findings } = await stage.audit({ "exclude-compartments": pattern });
  expect(findings.map((it) => it.resource_name)).toEqual([LONG, BOOT]);
});
