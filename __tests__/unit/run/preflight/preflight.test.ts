import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import type { Connection } from "../../../../src/oci/cloud.js";
import { preflight } from "../../../../src/run/preflight/preflight.js";
import { runContext } from "../../../../src/run/run-context.js";
import type { CommonSettings } from "../../../../src/settings/settings.js";
import type { World } from "../../../../src/run/world.js";
import { objectStore } from "../../delivery/store-fixture.js";
import { compartment, denied, failure, HOME } from "../../inventory/fake-cloud.js";
import { fakeWorld } from "../run-world.js";
import { cloudOf, commonSettings, connectionTo, NOW, TOPIC } from "./preflight-fixture.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "preflight-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const SECRET_VOLUMES = { "secret-vault": [denied("ListVolumes")] };
const DENYING = {
  below: [[{ ...compartment("secret-vault"), name: "vault-of-acme" }]],
  regions: { [HOME]: { volumes: SECRET_VOLUMES } },
};

async function tried(
  world: World,
  settings: CommonSettings,
  connection: Connection,
): Promise<number> {
  const context = runContext(world, settings);
  context.redaction.ofTenancy(connection.cloud.tenancyId, Buffer.from("secret"));
  return await preflight(context, connection);
}

describe("preflight", () => {
  test("passes on a terminal where everything can be read", async () => {
    const world = fakeWorld();
    const { cloud } = cloudOf({});
    expect(await tried(world, commonSettings(), connectionTo(cloud))).toBe(0);
    const [first, ...rows] = world.stdout.lines();
    expect(first).toBe("Preflight passed: 12 checks.");
    expect(rows.map((row) => row.slice(2, 29).trim())).toEqual([
      "✔ sign-in",
      "✔ regions",
      "✔ compartments",
      "✔ clock",
      "✔ block volumes",
      "✔ boot volumes",
      "✔ block volume backups",
      "✔ boot volume backups",
      "✔ volume groups",
      "✔ volume attachments",
      "✔ boot volume attachments",
      "✔ instances",
    ]);
    expect(world.log.said).toEqual([]);
  });

  test("fails in a workflow with an annotation a failure and a summary", async () => {
    const summary = join(folder, "summary.md");
    await writeFile(summary, "");
    const world = fakeWorld({ env: { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary } });
    const { cloud } = cloudOf(DENYING);
    const settings = commonSettings({
      jobSummary: true,
      artifact: { enabled: true, name: "reports", retentionDays: null },
    });
    expect(await tried(world, settings, connectionTo(cloud))).toBe(1);
    expect(world.stdout.text()).toBe("");
    expect(world.log.of("info")[0]).toBe("Preflight failed: 2 of 13 checks.");
    expect(world.log.of("error")).toEqual([
      expect.stringMatching(/^block volumes: Cannot be listed in acme\/vault-of-acme \(of 2 /),
      expect.stringMatching(/^artifact service: ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL/),
    ]);
    const text = await readFile(summary, "utf8");
    expect(text).toContain("| ✖ | block volumes |");
    expect(text).toContain("inspect volume-family in tenancy");
  });

  test("names no compartment where the settings redact", async () => {
    const world = fakeWorld();
    const { cloud } = cloudOf(DENYING);
    await tried(world, commonSettings({ redact: true }), connectionTo(cloud));
    expect(world.stdout.text()).toContain("✖ block volumes");
    expect(world.stdout.text()).not.toMatch(/vault|acme/);
  });

  test("shows no OCID where the settings redact, nor pieces of one", async () => {
    const rootCompartment = `ocid1.compartment.oc1..${"z".repeat(60)}`;
    const { scope } = commonSettings();
    const settings = commonSettings({
      ...{ redact: true, jobSummary: true },
      scope: { ...scope, rootCompartment },
    });
    const { cloud } = cloudOf({});
    const terminal = fakeWorld();
    expect(await tried(terminal, settings, connectionTo(cloud))).toBe(1);
    const summary = join(folder, "redacted.md");
    await writeFile(summary, "");
    const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary };
    const action = fakeWorld({ env });
    expect(await tried(action, settings, connectionTo(cloud))).toBe(1);
    for (const text of [
      terminal.stdout.text(),
      action.log.said.join("\n"),
      await readFile(summary, "utf8"),
    ]) {
      expect(text).toMatch(/root-compartment:\s+ocid1\.compartment\.oc1\.\.\.[0-9a-f]{12} is not/);
      expect(text).not.toMatch(/zzz/);
    }
  });

  test("tries nothing that needs what failed", async () => {
    const world = fakeWorld();
    const { cloud, asked } = cloudOf({
      subscriptions: failure("ListRegionSubscriptions", 401, "NotAuthenticated"),
    });
    const settings = commonSettings({ redact: true });
    expect(await tried(world, settings, connectionTo(cloud, NOW - 400_000))).toBe(1);
    const text = world.stdout.text();
    expect(text).toContain("✖ sign-in");
    expect(text).toContain("✖ clock");
    expect(text).toContain("Not tried: they need what failed above.");
    expect(asked).toEqual([]);
  });

  test("looks at the bucket and says what else cannot be proved", async () => {
    const world = fakeWorld();
    const { cloud } = cloudOf({}, {}, objectStore().store);
    const { objectStorage } = commonSettings();
    const settings = commonSettings({
      objectStorage: { ...objectStorage, enabled: true, bucket: "reports" },
      metricsNamespace: "acme",
      notificationTopic: TOPIC,
    });
    expect(await tried(world, settings, connectionTo(cloud))).toBe(0);
    const [first] = world.stdout.lines();
    expect(first).toBe("Preflight passed: 17 checks, 3 not provable.");
    expect(world.stdout.text()).toContain("reports in namespace acmens, us-ashburn-1, is");
  });

  test("says why there is no summary", async () => {
    const world = fakeWorld({ env: { GITHUB_ACTIONS: "true" } });
    const { cloud } = cloudOf({});
    const settings = commonSettings({ jobSummary: true });
    expect(await tried(world, settings, connectionTo(cloud))).toBe(0);
    expect(world.log.of("warning")).toEqual([
      expect.stringContaining("GITHUB_STEP_SUMMARY is not set"),
    ]);
  });
});
