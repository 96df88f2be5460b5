import { describe, expect, test } from "@jest/globals";
import { request } from "undici";

import { listVolumes, simulator, client } from "./world.js";

describe("the control door", () => {
  test("tells counts, requests and refusals, and takes faults", async () => {
    const control = async (method: "GET" | "POST" | "DELETE", path: string, body?: string) => {
      const reply = await request(`${simulator.proxyUrl}${path}`, {
        method,
        ...(body === undefined ? {} : { body }),
      });
      return { status: reply.statusCode, json: await reply.body.json() };
    };
    const fault = JSON.stringify({ effect: { kind: "status", status: 500 } });
    expect((await control("POST", "/faults", fault)).status).toBe(200);
    expect((await client.ask(listVolumes)).status).toBe(500);
    expect((await control("DELETE", "/faults")).status).toBe(200);
    expect((await client.ask(listVolumes)).status).toBe(200);
    expect((await control("POST", "/faults", "{")).status).toBe(400);
    expect((await control("GET", "/counts")).json).toEqual({
      "ListVolumes 500": 1,
      "ListVolumes 200": 1,
    });
    expect((await control("GET", "/requests")).json).toHaveLength(2);
    expect((await control("GET", "/refused")).json).toEqual([]);
  });
});
