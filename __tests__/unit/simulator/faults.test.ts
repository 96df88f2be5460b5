import { describe, expect, test } from "@jest/globals";

import { recordedAnswer } from "../oci/recorded/recorded-answer.js";
import {
  REGION,
  CORE,
  STORE,
  tenancy,
  prod,
  erp,
  hidden,
  volumes,
  listVolumes,
  code,
  simulator,
  client,
  restart,
} from "./world.js";

describe("throttling, latency and faults", () => {
  test("throttles a region with a token bucket, with or without Retry-After", async () => {
    let now = Date.now();
    const throttle = { requestsPerSecond: 2, retryAfterSeconds: 3, regions: [REGION] };
    await restart({ throttle, clock: () => now });
    const statuses = async (): Promise<number[]> => [
      (await client.ask(listVolumes)).status,
      (await client.ask(listVolumes)).status,
      (await client.ask(listVolumes)).status,
    ];
    expect(await statuses()).toEqual([200, 200, 429]);
    const refused = await client.ask(listVolumes);
    expect(code(refused)).toBe("429 TooManyRequests");
    expect(refused.headers["retry-after"]).toBe("3");
    const elsewhere = listVolumes.replace(REGION, "eu-frankfurt-1");
    expect((await client.ask(elsewhere)).status).toBe(200);
    now += 500;
    expect(await statuses()).toEqual([200, 429, 429]);
    simulator.setThrottle({ requestsPerSecond: 1 });
    await client.ask(listVolumes);
    const plain = await client.ask(listVolumes);
    const recorded = recordedAnswer("made-error-429");
    expect(plain.json).toEqual(recorded.body);
    expect(String(plain.text.length)).toBe(recorded.headers["Content-Length"]);
    expect(plain.headers).toMatchObject({
      connection: "close",
      "content-type": "application/json",
    });
    expect(plain.headers["retry-after"]).toBeUndefined();
    simulator.setThrottle(null);
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  test("delays answers by the latency and by a delay fault", async () => {
    await restart({ latencyMs: 5, faults: [{ effect: { kind: "delay", ms: 20 } }] });
    const before = performance.now();
    expect((await client.ask(listVolumes)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(20);
  });

  test("fails with any status, by operation, compartment, region and count", async () => {
    const remove = simulator.setFault({
      effect: { kind: "status", status: 503, retryAfterSeconds: 1 },
      operation: ["ListVolumes", "ListInstances"],
      region: REGION,
      compartment: erp,
      times: 1,
    });
    expect((await client.ask(`${CORE}/bootVolumes?compartmentId=${erp}`)).status).toBe(200);
    expect((await client.ask(`${CORE}/volumes?compartmentId=${prod}`)).status).toBe(200);
    const struck = await client.ask(listVolumes);
    expect(code(struck)).toBe("503 ServiceUnavailable");
    expect(struck.headers["retry-after"]).toBe("1");
    expect((await client.ask(listVolumes)).status).toBe(200);
    remove();
    remove();
    simulator.setFault({
      effect: { kind: "status", status: 409, code: "Odd", message: "Odd." },
      nth: 2,
    });
    expect((await client.ask(listVolumes)).status).toBe(200);
    expect((await client.ask(listVolumes)).json).toEqual({ code: "Odd", message: "Odd." });
    expect((await client.ask(listVolumes)).status).toBe(200);
    simulator.clearFaults();
    simulator.setFault({ effect: { kind: "status", status: 418 } });
    expect(code(await client.ask(listVolumes))).toBe("418 UnknownError");
    simulator.clearFaults();
    simulator.setFault({ effect: { kind: "status", status: 502 } });
    const gateway = await client.ask(listVolumes);
    expect([gateway.status, gateway.text]).toEqual([502, ""]);
  });

  test("strikes at random by the seed, not by the order of arrival", async () => {
    const fault = { effect: { kind: "status", status: 500 }, probability: 0.5 } as const;
    const outcomes = async (order: readonly number[]): Promise<Map<number, number>> => {
      await restart({ faults: [fault], seed: "s" });
      const seen = new Map<number, number>();
      for (const limit of order) {
        seen.set(limit, (await client.ask(`${listVolumes}&limit=${limit}`)).status);
      }
      return seen;
    };
    const order = Array.from({ length: 20 }, (_, index) => index + 1);
    const forwards = await outcomes(order);
    const backwards = await outcomes([...order].reverse());
    expect(Object.fromEntries(forwards)).toEqual(Object.fromEntries(backwards));
    expect(new Set(forwards.values())).toEqual(new Set([200, 500]));
  });

  test("resets the connection", async () => {
    simulator.setFault({ effect: { kind: "reset" } });
    await expect(client.ask(listVolumes)).rejects.toThrow();
    expect(simulator.requests[0]).toMatchObject({ fault: "reset", status: null });
  });

  test("cuts a body off half-way", async () => {
    simulator.setFault({ effect: { kind: "truncate" }, times: 1 });
    await expect(client.ask(listVolumes)).rejects.toThrow();
    expect((await client.ask(listVolumes)).status).toBe(200);
  });

  test("never answers a call that hangs", async () => {
    simulator.setFault({ effect: { kind: "hang" } });
    const pending = client.ask(listVolumes).then(
      () => "answered",
      () => "cut",
    );
    const arrived = new Promise<void>((resolve) => {
      const look = (): void => {
        if (simulator.requests.length > 0) resolve();
        else setImmediate(look);
      };
      look();
    });
    await arrived;
    await simulator.stop();
    expect(await pending).toBe("cut");
    await restart({});
  });

  test("answers a web page instead of JSON", async () => {
    simulator.setFault({ effect: { kind: "html" }, times: 1 });
    simulator.setFault({ effect: { kind: "html", status: 502 } });
    const page = await client.ask(listVolumes);
    expect([page.status, page.headers["content-type"]]).toEqual([200, "text/html"]);
    expect(page.text).toContain("<!DOCTYPE html>");
    expect((await client.ask(listVolumes)).status).toBe(502);
  });

  test("answers instead of the service, which does nothing", async () => {
    simulator.setFault({ effect: { kind: "instead", status: 202, body: [] } });
    const listed = await client.ask(listVolumes);
    expect([listed.status, listed.text]).toEqual([202, "[]"]);
    simulator.clearFaults();
    simulator.setFault({ effect: { kind: "instead" }, operation: "PutObject" });
    const object = `${STORE}/n/${tenancy.namespace}/b/reports/o/lost`;
    const put = await client.ask(object, { method: "PUT", body: "x", unsignedBody: true });
    expect([put.status, put.headers["opc-content-md5"]]).toEqual([200, undefined]);
    expect(simulator.objects(REGION, "reports").size).toBe(0);
  });

  test("alters the status, the headers and the time of an answer", async () => {
    const before = Date.now();
    simulator.setFault({
      effect: { kind: "altered", status: 206, dateOffsetMs: 864_000_000 },
      times: 1,
    });
    const odd = await client.ask(listVolumes);
    expect(odd.status).toBe(206);
    expect(odd.json).toHaveLength(volumes.length);
    const ahead = Date.parse(String(odd.headers["date"])) - before;
    expect(Math.abs(ahead - 864_000_000)).toBeLessThan(60_000);
    expect(simulator.counts.get("ListVolumes 206")).toBe(1);
    const without = { "opc-content-md5": null, date: null, etag: "mine" };
    simulator.setFault({ effect: { kind: "altered", headers: without } });
    const object = `${STORE}/n/${tenancy.namespace}/b/reports/o/kept`;
    const put = await client.ask(object, { method: "PUT", body: "x", unsignedBody: true });
    expect(put.headers).toMatchObject({ etag: "mine" });
    expect(Object.keys(put.headers)).not.toContain("date");
    expect(Object.keys(put.headers)).not.toContain("opc-content-md5");
    expect(simulator.objects(REGION, "reports").has("kept")).toBe(true);
  });

  test("serves every page empty once when an empty-page fault is in force", async () => {
    simulator.setFault({ effect: { kind: "empty-page" } });
    const { items, pages } = await client.list(`${listVolumes}&limit=20`);
    expect(pages).toEqual([0, 20, 0, items.length - 20]);
    expect(items.map(({ id }) => id)).toEqual(volumes.map(({ id }) => id));
  });

  test("a fault never lets through what is refused", async () => {
    simulator.setFault({ effect: { kind: "html" } });
    expect(code(await client.ask(`${CORE}/volumes?compartmentId=${hidden}`))).toMatch(/^404/);
  });
});
