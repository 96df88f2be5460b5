import { describe, expect, test } from "@jest/globals";

import type { FoundResource } from "../../../../src/oci/resources.js";
import { shards } from "../../../../src/run/modes/shards.js";
import { compartment, denied, HOME, subscription, TENANCY } from "../../inventory/fake-cloud.js";
import { connected, modeStage } from "./mode-stage.js";

const AWAY = "eu-frankfurt-1";
const stage = modeStage();

const found = (compartmentId: string): FoundResource => ({
  ...{ type: "volume", id: "ocid1.volume.oc1.iad.x", name: "x", availabilityDomain: null },
  ...{ compartmentId, lifecycleState: "AVAILABLE" },
});

/** Two regions and two compartments; the home region has `volumes` volumes in scope. */
function tenancy(volumes: number, beyond = 0) {
  const page = [
    ...Array.from({ length: volumes }, () => found("erp")),
    ...Array.from({ length: beyond }, () => found("elsewhere")),
  ];
  return connected({
    subscriptions: [subscription({ isHome: true }), subscription({ region: AWAY })],
    below: [[compartment("erp")]],
    regions: { [HOME]: { find: () => [page] }, [AWAY]: { find: () => [[found("erp")]] } },
  });
}

const sharding = (maxShards: number) => ({ sharding: { shard: null, maxShards, partials: "" } });

describe("mode: shards", () => {
  test("prints the matrix, cut by what the index shows in scope", async () => {
    const { connection, asked } = tenancy(9, 500);
    const context = stage.context(sharding(3));
    expect(await shards(context, connection)).toBe(0);
    expect(JSON.parse(context.printed())).toEqual({
      shard: [`1of3.${HOME}.1of2`, `2of3.${HOME}.2of2`, `3of3.${AWAY}.1of1`],
    });
    expect(context.said.of("info").at(-1)).toMatch(/^Planned 3 shards: 1of3\./);
    expect(asked.filter((it) => it !== "below")).toEqual([
      `${AWAY} find query volume, bootvolume resources`,
      `${HOME} find query volume, bootvolume resources`,
    ]);
  });

  test("in a workflow sets it as an output, and prints nothing", async () => {
    const { connection } = tenancy(1);
    const { result, outputs } = await stage.step(async (env) => {
      const context = stage.context(sharding(1), { env });
      return { code: await shards(context, connection), printed: context.printed() };
    });
    expect(result).toEqual({ code: 0, printed: "" });
    expect(JSON.parse(outputs["matrix"] ?? "")).toEqual({
      shard: [`1of1.${AWAY}+${HOME}.1of1`],
    });
    expect(outputs["headline"]).toBe(`Planned 1 shard: 1of1.${AWAY}+${HOME}.1of1`);
  });

  test("weighs a region by its compartments where the index gives no answer", async () => {
    const { connection } = connected({
      below: [[compartment("erp")]],
      regions: { [HOME]: { find: () => [denied("SearchResources")] } },
    });
    const context = stage.context(sharding(2));
    expect(await shards(context, connection)).toBe(0);
    expect(JSON.parse(context.printed())).toEqual({
      shard: [`1of2.${HOME}.1of2`, `2of2.${HOME}.2of2`],
    });
  });

  test("a fault of the program is no answer of the index", async () => {
    const { connection } = connected({
      regions: { [HOME]: { find: () => [new TypeError("fault")] } },
    });
    await expect(shards(stage.context(), connection)).rejects.toThrow(TypeError);
  });

  test("plans nothing where the compartments cannot be listed", async () => {
    const { connection } = connected({
      below: [denied("ListCompartments")],
      children: { [TENANCY]: [denied("ListCompartments")] },
    });
    const context = stage.context();
    await expect(shards(context, connection)).rejects.toMatchObject({
      operation: "ListCompartments",
    });
    expect(context.printed()).toBe("");
  });

  test("refuses redact before it asks anything: parts hold true names", async () => {
    const { connection, asked } = tenancy(1);
    await expect(shards(stage.context({ redact: true }), connection)).rejects.toThrow(
      /^shard: a partial report holds all that was read, by its true names, and redact is on\./,
    );
    expect(asked).toEqual([]);
  });
});
