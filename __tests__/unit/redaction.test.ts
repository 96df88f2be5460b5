import { describe, expect, test } from "@jest/globals";

import { notAudited, withoutConnection } from "../../src/modes/session.js";
import { redactionOf } from "../../src/redaction.js";
import { compartment } from "./posture/inventory-builder.js";
import { commonSettings } from "./preflight/preflight-fixture.js";
import { fakeWorld } from "./run-world.js";

const TENANCY = "ocid1.tenancy.oc1..acme";
const settings = commonSettings({ redact: true, outputDir: "prod-reports" });
const prod = compartment({ name: "prod", path: "acme/prod" });
const PSEUDONYM = /^Lost compartment-[0-9a-f]{8}$/;

describe("the redaction of a run", () => {
  test("shortens OCIDs before the tenancy is known", () => {
    const given = fakeWorld();
    redactionOf(given, settings).world.log.info(`In ${TENANCY}`);
    expect(given.log.of("info")).toEqual([
      expect.stringMatching(/^In ocid1\.tenancy\.oc1\.\.\.[0-9a-f]{12}$/),
    ]);
  });

  test("its log knows what was learned after it was taken, for what fails late", async () => {
    const given = fakeWorld();
    const redaction = redactionOf(given, settings);
    const { world } = redaction;
    redaction.ofTenancy(TENANCY);
    redaction.learn([prod]);
    world.log.info("Lost prod");
    expect(await notAudited(world, new Error("Lost prod"), null)).toBe(1);
    expect(given.log.of("info")).toEqual([expect.stringMatching(PSEUDONYM)]);
    expect(given.log.of("error").join()).not.toContain("prod");
  });

  test("the key is the OCID of the tenancy that was set last", () => {
    const said = (...tenancies: readonly string[]) => {
      const given = fakeWorld();
      const redaction = redactionOf(given, settings);
      for (const tenancy of tenancies) redaction.ofTenancy(tenancy);
      redaction.learn([prod]);
      redaction.world.log.info("Lost prod");
      return given.log.of("info").join();
    };
    const other = "ocid1.tenancy.oc1..other";
    expect(said(other, TENANCY)).toBe(said(TENANCY));
    expect(said(other)).not.toBe(said(TENANCY));
  });

  test("leaves the user's own words", () => {
    const given = fakeWorld();
    const redaction = redactionOf(given, settings);
    redaction.ofTenancy(TENANCY);
    redaction.learn([prod]);
    redaction.world.log.info("In prod-reports");
    expect(given.log.of("info")).toEqual(["In prod-reports"]);
  });

  test("without redact is none", () => {
    const given = fakeWorld();
    const redaction = redactionOf(given, commonSettings());
    redaction.ofTenancy(TENANCY);
    redaction.learn([prod]);
    expect(redaction.world).toBe(given);
  });
});

test("what fails without a connection is redacted, too", async () => {
  const given = fakeWorld();
  const redaction = redactionOf(given, settings);
  const code = await withoutConnection(redaction, () => {
    redaction.ofTenancy(TENANCY);
    redaction.learn([prod]);
    return Promise.reject(new Error("Lost prod"));
  });
  expect(code).toBe(1);
  expect(given.log.of("error").join()).toMatch(/Lost compartment-[0-9a-f]{8}/);
});
