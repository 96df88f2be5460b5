import { describe, expect, test } from "@jest/globals";

import type { Instance } from "../../../../src/inventory/inventory.js";
import { checkInstanceNames } from "../../../../src/run/preflight/instance-names.js";
import { statementsFor } from "../../../../src/run/preflight/statements.js";
import { denied, failure, HOME } from "../../inventory/fake-cloud.js";
import { compartment as audited } from "../../posture/inventory-builder.js";
import { cloudOf, PHOENIX } from "./preflight-fixture.js";

const A = audited({ id: "a", path: "acme/a" });
const B = audited({ id: "b", path: "acme/b" });
const PLACES = [HOME, PHOENIX];

describe("checkInstanceNames", () => {
  const host = { id: "host", name: null, compartmentId: "b", availabilityDomain: null };
  const check = (answer: Instance | Error) => {
    const { cloud } = cloudOf({
      regions: {
        [HOME]: {
          instances: { a: [denied("ListInstances")], b: [[host]] },
          instance: { host: answer },
        },
      },
    });
    return checkInstanceNames(cloud, PLACES, [A, B]);
  };

  test("reads the first instance that is found", async () => {
    expect(await check(host)).toEqual([
      {
        what: "names of instances",
        state: "passed",
        detail: "An instance can be read.",
        statements: [],
      },
    ]);
  });

  test("what may only be inspected is told with the statement for more", async () => {
    expect(await check(denied("GetInstance"))).toEqual([
      {
        what: "names of instances",
        state: "unproven",
        detail: expect.stringMatching(/^An instance may be listed and not read, so that reports/),
        statements: statementsFor(["read instances"]),
      },
    ]);
  });

  test("any other answer is a failure", async () => {
    expect(await check(failure("GetInstance", 500, "InternalError"))).toMatchObject([
      { state: "failed", detail: expect.stringMatching(/^An instance cannot be read. /) },
    ]);
  });

  test("tells nothing where there is no instance", async () => {
    expect(await checkInstanceNames(cloudOf({}).cloud, PLACES, [A, B])).toEqual([]);
  });
});
