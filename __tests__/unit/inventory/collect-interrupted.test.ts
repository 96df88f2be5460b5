import { describe, expect, test } from "@jest/globals";

import type { Volume } from "../../../src/inventory/inventory.js";
import { collect, volume } from "./collect-fixture.js";
import { failure, HOME } from "./fake-cloud.js";

describe("a collection that is cancelled", () => {
  const after = (run: AbortController) => ({
    *[Symbol.iterator]() {
      yield [volume("v1")];
      run.abort("The run was cancelled.");
      yield failure("ListVolumes", null, "Cancelled");
    },
  });

  test("what was read is returned, and the rest is unread", async () => {
    const run = new AbortController();
    const pages = after(run) as unknown as (readonly Volume[] | Error)[];
    const { inventory } = await collect(
      { [HOME]: { volumes: { prod: pages } } },
      { cancellation: run.signal },
    );
    expect(inventory.interruption).toBe("The run was cancelled.");
    expect(inventory.volumes.map(({ id }) => id)).toEqual(["v1"]);
    expect(inventory.unread).toContainEqual({
      compartmentId: "prod",
      compartmentName: "prod-name",
      region: HOME,
      operation: "ListVolumes",
      status: null,
      code: "Interrupted",
      reason: "the run was interrupted before this was read to its end",
      opcRequestId: null,
    });
  });

  test("before it began, everything is unread", async () => {
    const { inventory } = await collect(
      { [HOME]: { volumes: { prod: [[volume("v1")]] } } },
      { cancellation: AbortSignal.abort("Stop.") },
    );
    expect(inventory.interruption).toBe("Stop.");
    const of = (id: string) => inventory.unread.filter((each) => each.compartmentId === id);
    expect(of("prod").map(({ operation }) => operation)).toContain("ListVolumes");
    expect(of("backups").map(({ operation }) => operation)).toContain("ListVolumeBackups");
  });
});
