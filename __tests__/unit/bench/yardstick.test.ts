import { createPrivateKey } from "node:crypto";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ProxyAgent, request } from "undici";

import { Lane } from "../../../bench/yardstick/lane.js";
import { readCompartments, readRegion, readRegions } from "../../../bench/yardstick/plan.js";
import { benchTenancy } from "../../../simulator/bench/bench-tenancy.js";
import { BENCH_SIZES } from "../../../simulator/bench/sizes.js";
import { apiUser } from "../../../simulator/runner/api-user.js";
import { startSimulator, type Simulator } from "../../../simulator/simulator.js";

const HOME = "us-ashburn-1";
const { tenancy, user: userId } = benchTenancy(BENCH_SIZES.S, Date.UTC(2024, 0, 15));
const user = apiUser(tenancy.id, userId);
const key = createPrivateKey(user.privateKey);

let simulator: Simulator;
let pool: ProxyAgent;

beforeEach(async () => {
  simulator = await startSimulator({ tenancy, apiKeys: [user.apiKey] });
  const requestTls = { ca: simulator.caCertificate };
  pool = new ProxyAgent({ uri: simulator.proxyUrl, requestTls });
});

afterEach(async () => {
  await pool.close();
  await simulator.stop();
});

const lane = (changes: { concurrency?: number; rate?: number; keyId?: string } = {}): Lane =>
  new Lane({ pool, key, keyId: user.apiKey.keyId, concurrency: 4, rate: Infinity, ...changes });

const compartmentsAsked = (operation: string): Set<string | null> =>
  new Set(
    simulator.requests
      .filter((each) => each.operation === operation && each.region === HOME)
      .map(({ compartmentId }) => compartmentId),
  );

describe("the yardstick's plan", () => {
  test("learns the regions and compartments", async () => {
    expect(await readRegions(lane(), HOME, tenancy.id)).toEqual([HOME, "eu-frankfurt-1"]);
    const found = await readCompartments(lane(), HOME, tenancy.id);
    expect(new Set(found)).toEqual(new Set(tenancy.compartments.keys()));
  });

  test("lists volumes, backups and attachments wherever there are any, and nowhere else", async () => {
    await readRegion(lane(), HOME, [...tenancy.compartments.keys()]);
    const region = tenancy.region(HOME);
    expect(compartmentsAsked("ListVolumes")).toEqual(new Set(region.volumes.compartmentIds()));
    expect(compartmentsAsked("ListBootVolumes")).toEqual(
      new Set(region.bootVolumes.compartmentIds()),
    );
    for (const id of region.volumeBackups.compartmentIds()) {
      expect(compartmentsAsked("ListVolumeBackups")).toContain(id);
    }
    for (const id of region.bootVolumeBackups.compartmentIds()) {
      expect(compartmentsAsked("ListBootVolumeBackups")).toContain(id);
    }
    expect(compartmentsAsked("ListBootVolumeAttachments")).toEqual(
      new Set(region.instances.compartmentIds()),
    );
    expect(simulator.requests.every(({ status }) => status === 200)).toBe(true);
  });

  test("asks about 50 compartments at a time where many hold volumes", async () => {
    const medium = benchTenancy(BENCH_SIZES.M, Date.UTC(2024, 0, 15)).tenancy;
    await simulator.stop();
    simulator = await startSimulator({ tenancy: medium, apiKeys: [user.apiKey] });
    await pool.close();
    pool = new ProxyAgent({
      uri: simulator.proxyUrl,
      requestTls: { ca: simulator.caCertificate },
    });
    await readRegion(lane({ concurrency: 16 }), HOME, [...medium.compartments.keys()]);
    const asked = compartmentsAsked("ListVolumeBackups");
    for (const id of medium.region(HOME).volumeBackups.compartmentIds()) {
      expect(asked).toContain(id);
    }
    expect(asked.size).toBeLessThan(medium.compartments.size / 1.5);
  });
});

describe("a lane", () => {
  test("comes through a throttle with every page", async () => {
    simulator.setThrottle({ requestsPerSecond: 50, burst: 1 });
    await readRegion(lane({ rate: 50 }), HOME, [...tenancy.compartments.keys()]);
    const asked = simulator.requests.filter(({ status }) => status === 429).length;
    expect(asked).toBeGreaterThan(0);
    expect(compartmentsAsked("ListVolumes")).toEqual(
      new Set(tenancy.region(HOME).volumes.compartmentIds()),
    );
  });

  test("ends at a refusal, and says what was refused", async () => {
    await expect(readRegions(lane({ keyId: "nobody" }), HOME, tenancy.id)).rejects.toThrow(
      /regionSubscriptions was answered 401/,
    );
  });
});

describe("the simulator between two runs", () => {
  const control = async (method: "GET" | "POST" | "DELETE", path: string, body?: string) => {
    const init = { method, ...(body === undefined ? {} : { body }) };
    return (await request(`${simulator.proxyUrl}${path}`, init)).body.json();
  };

  test("tells a region's traffic, forgets it, and takes a throttle", async () => {
    await control("POST", "/throttle", JSON.stringify({ requestsPerSecond: 1 }));
    await Promise.all([1, 2].map(() => readRegions(lane({ rate: 1 }), HOME, tenancy.id)));
    await control("POST", "/throttle", "null");
    const { [HOME]: seen } = (await control("GET", "/traffic")) as Record<
      string,
      { admitted: number; throttled: number; firstAt: number; lastAt: number }
    >;
    expect(seen?.admitted).toBe(2);
    expect(seen?.throttled).toBeGreaterThan(0);
    expect(seen?.lastAt).toBeGreaterThanOrEqual(seen?.firstAt ?? Infinity);
    await control("DELETE", "/requests");
    expect(await control("GET", "/traffic")).toEqual({});
    expect(await control("GET", "/counts")).toEqual({});
    expect(simulator.requests).toEqual([]);
    await readRegions(lane(), HOME, tenancy.id);
    expect(await control("GET", "/counts")).toEqual({ "ListRegionSubscriptions 200": 1 });
    expect(await control("GET", "/cpu")).toMatchObject({ user: expect.any(Number) });
  });
});
