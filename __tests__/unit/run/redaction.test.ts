import { describe, expect, test } from "@jest/globals";

import { interruptionOf } from "../../../src/process/interruption.js";
import { ScopeError } from "../../../src/inventory/scope.js";
import { notAudited, withoutConnection } from "../../../src/run/not-audited.js";
import { runContext } from "../../../src/run/run-context.js";
import { compartment } from "../posture/inventory-builder.js";
import { commonSettings } from "./preflight/preflight-fixture.js";
import { fakeWorld } from "./run-world.js";

const TENANCY = "ocid1.tenancy.oc1..acme";
const SECRET = Buffer.from("the private key");
const settings = commonSettings({ redact: true, outputDir: "prod-reports" });
const prod = compartment({ name: "prod", path: "acme/prod" });
const PATH = /^tenancy-[0-9a-f]{8}\/compartment-[0-9a-f]{8}$/;

function started(given = fakeWorld(), secret: Uint8Array | null = SECRET) {
  const context = runContext(given, settings);
  context.redaction.ofTenancy(TENANCY, secret);
  context.redaction.learn([prod]);
  return context;
}

describe("the redaction of a run", () => {
  test("shortens OCIDs before the tenancy is known", () => {
    const given = fakeWorld();
    runContext(given, settings).world.log.info(`In ${TENANCY}`);
    expect(given.log.of("info")).toEqual([
      expect.stringMatching(/^In ocid1\.tenancy\.oc1\.\.\.[0-9a-f]{12}$/),
    ]);
  });

  test("shortens the OCIDs of a sentence as the log does, so that both can be compared", () => {
    const given = fakeWorld();
    const { world, redaction } = runContext(given, settings);
    for (const tell of [
      () => undefined,
      () => {
        redaction.ofTenancy(TENANCY, SECRET);
      },
    ]) {
      tell();
      world.log.info(`In ${TENANCY}`);
      expect(redaction.sentence(`In ${TENANCY}`)).toBe(given.log.of("info").at(-1));
      expect(redaction.sentence(redaction.sentence(`In ${TENANCY}`))).toBe(
        given.log.of("info").at(-1),
      );
    }
    expect(given.log.of("info")[0]).not.toBe(given.log.of("info")[1]);
  });

  test("replaces no word of a line, though somebody is called so", () => {
    const given = fakeWorld();
    const { world, redaction } = runContext(given, settings);
    redaction.ofTenancy(TENANCY, SECRET);
    redaction.learn([compartment({ name: "Verdict", path: "acme/Verdict" })]);
    world.log.info("Verdict: FAIL");
    expect(given.log.of("info")).toEqual(["Verdict: FAIL"]);
    expect(redaction.compartments([{ path: "acme/Verdict" }])[0]?.path).toMatch(PATH);
  });

  test("the keys are those of the tenancy that was set last, and of the secret before", () => {
    const told = (...tenancies: readonly string[]) => {
      const { redaction } = runContext(fakeWorld(), settings);
      const [first = "", ...others] = tenancies;
      redaction.ofTenancy(first, SECRET);
      for (const tenancy of others) redaction.ofTenancy(tenancy);
      redaction.learn([prod]);
      return [redaction.compartments([prod])[0]?.path, redaction.place.bucket("wallet")];
    };
    const other = "ocid1.tenancy.oc1..other";
    expect(told(other, TENANCY)).toEqual(told(TENANCY));
    expect(told(other)).not.toEqual(told(TENANCY));
  });

  test("leaves the bucket and the namespace that the inputs name, unless anybody may read it", () => {
    const { objectStorage } = settings;
    const named = { ...objectStorage, bucket: "reports", namespace: "acmens" };
    const { redaction } = runContext(fakeWorld(), { ...settings, objectStorage: named });
    redaction.ofTenancy(TENANCY, SECRET);
    const { place } = redaction;
    expect([place.bucket("reports"), place.namespace("acmens")]).toEqual(["reports", "acmens"]);
    expect(place.publicBucket("reports")).toMatch(/^bucket-[0-9a-f]{8}$/);
    expect(place.bucket("wallet")).toMatch(/^bucket-[0-9a-f]{8}$/);
    expect(started().redaction.place.namespace("acmens")).toMatch(/^namespace-[0-9a-f]{8}$/);
  });

  test("numbers the patterns as they were given where no secret lasts", () => {
    const scope = { ...settings.scope, excludeCompartments: ["sandbox", "dev/**"] };
    const { redaction } = runContext(fakeWorld(), { ...settings, scope });
    redaction.ofTenancy(TENANCY, null);
    const reversed = { ...scope, excludeCompartments: ["dev/**", "sandbox"] };
    expect(redaction.scope(reversed).excludeCompartments).toEqual(["pattern-2", "pattern-1"]);
  });

  test("says nothing that a fault of the program quotes", async () => {
    const given = fakeWorld();
    const context = started(given);
    const fail = (error: Error) => withoutConnection(context, () => Promise.reject(error));
    expect(await fail(new Error("Lost prod"))).toBe(1);
    expect(await fail(new ScopeError("shard: choose another one."))).toBe(1);
    expect(given.log.of("error")).toEqual([
      "The audit broke off: its message is withheld. This is a fault of the program; please report it with this line.",
      "shard: choose another one.",
    ]);
  });

  test.each([
    ["SIGTERM", undefined, "The run was cancelled (SIGTERM)."],
    [
      "uncaughtException",
      new Error("Lost prod"),
      "The run was ended by a fault of the program (its message is withheld); please report it.",
    ],
  ])("says why it was interrupted, and no more: %s", async (event, detail, reason) => {
    const listeners = new Map<string, (error: unknown) => void>();
    const source = {
      on: (name: string, listener: (error: unknown) => void) => listeners.set(name, listener),
      exit: () => undefined,
    };
    const given = fakeWorld({ cancellation: interruptionOf(source) });
    const { world } = started(given);
    const before = started(given).world.cancellation;
    listeners.get(event)?.(detail);
    for (const signal of [world.cancellation, before, started(given).world.cancellation]) {
      expect(signal.reason).toBe(reason);
    }
    expect(await notAudited(world, new Error("x"), null)).toBe(1);
    expect(given.log.of("error").join()).toContain(reason);
  });

  test("without redact is none", () => {
    const given = fakeWorld();
    const { world, redaction } = runContext(given, commonSettings());
    redaction.ofTenancy(TENANCY, SECRET);
    redaction.learn([prod]);
    expect(world).toBe(given);
    expect(redaction.compartments([prod])).toEqual([prod]);
    expect(redaction.error("x")).toBe("x");
  });
});
