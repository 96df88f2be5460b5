import { describe, expect, test } from "@jest/globals";

import { recordedAnswer } from "../../oci/recorded/recorded-answer.js";
import type { Reply } from "../oci-client.js";
import {
  CORE,
  REGION,
  SEARCH,
  boot,
  builder,
  client,
  code,
  erp,
  host,
  prod,
  restart,
  tenancy,
  where,
} from "../world.js";

describe("search", () => {
  const find = (query: string): Promise<Reply> =>
    client.ask(SEARCH, { method: "POST", body: JSON.stringify({ type: "Structured", query }) });
  const found = async (query: string): Promise<string[]> =>
    ((await find(query)).json as { items: { identifier: string }[] }).items.map(
      (item) => item.identifier,
    );

  const types = async (query: string): Promise<string[]> => {
    const { items } = (await find(query)).json as { items: { resourceType: string }[] };
    return [...new Set(items.map((item) => item.resourceType))].sort();
  };

  test("finds resources of the types and compartments asked for", async () => {
    const query = `query bootvolume, instance resources where compartmentId = '${erp}' || compartmentId = '${prod}'`;
    expect(await found(query)).toEqual([boot.id, host.id]);
    const narrowed = `query volume resources where (compartmentId = '${erp}') && displayName =~ 'data-2' && lifecycleState != 'TERMINATED'`;
    expect(await found(narrowed)).toHaveLength(6);
    expect(await found("query bucket resources")).toHaveLength(1);
    expect(await types("query all resources")).toEqual([
      "BootVolume",
      "BootVolumeBackup",
      "Bucket",
      "Instance",
      "Volume",
      "VolumeBackup",
      "VolumeGroup",
      "VolumeGroupBackup",
    ]);
    const at = Date.parse(host.record.timeCreated);
    const since = (operator: string, offset: number): Promise<string[]> =>
      found(
        `query instance resources where timeCreated ${operator} "${new Date(at + offset).toISOString()}"`,
      );
    expect(await since(">=", 0)).toEqual([host.id]);
    expect(await since(">", 0)).toEqual([]);
    expect(await since("<=", 0)).toEqual([host.id]);
    expect(await since("<", 0)).toEqual([]);
  });

  test("pages and stays with the result of the first page", async () => {
    const body = JSON.stringify({ type: "Structured", query: "query volume resources" });
    const first = await client.ask(`${SEARCH}?limit=20`, { method: "POST", body });
    const token = first.headers["opc-next-page"]?.toString() ?? "";
    const next = `${SEARCH}?limit=20&page=${encodeURIComponent(token)}`;
    const second = await client.ask(next, { method: "POST", body });
    const sizes = [first, second].map((page) => (page.json as { items: unknown[] }).items.length);
    expect(sizes[0]).toBe(20);
    expect(sizes[1]).toBeGreaterThanOrEqual(5);
    expect(token.split(".")).toHaveLength(3);
  });

  test("ends a listing ten minutes after its page was handed out", async () => {
    let ahead = 0;
    await restart({ clock: () => Date.now() + ahead });
    const body = JSON.stringify({ type: "Structured", query: "query volume resources" });
    const first = await client.ask(`${SEARCH}?limit=20`, { method: "POST", body });
    const token = first.headers["opc-next-page"]?.toString() ?? "";
    const next = `${SEARCH}?limit=20&page=${encodeURIComponent(token)}`;
    ahead = 200_000;
    expect((await client.ask(next, { method: "POST", body })).status).toBe(200);
    // The signature is of the real time, and may be five minutes off.
    const date = new Date(Date.now() + 601_000).toUTCString();
    ahead = 601_000;
    const late = await client.ask(next, { method: "POST", body, headers: { "x-date": date } });
    expect(code(late)).toBe("400 InvalidParameter");
    expect(late.text).toContain("expired");
  });

  test("has states in any letter case, and no domain for a bucket", async () => {
    const { items } = (await find("query volume, bucket resources")).json as {
      items: { lifecycleState: string; resourceType: string; availabilityDomain: string }[];
    };
    const states = items
      .filter((it) => it.resourceType === "Volume")
      .map((it) => it.lifecycleState);
    expect(new Set(states)).toEqual(new Set(["AVAILABLE", "available", "Available"]));
    expect(items.filter((it) => it.resourceType === "Bucket")).toMatchObject([
      { lifecycleState: "active", availabilityDomain: "", searchContext: null },
    ]);
  });

  test("does not see what is younger than the index's lag", async () => {
    await restart({ behaviour: { searchLagMs: 60_000 } });
    const young = builder.instance({ ...where, name: "young" });
    young.record.timeCreated = new Date().toISOString();
    const query = `query instance resources where compartmentId = '${erp}'`;
    expect(await found(query)).toEqual([host.id]);
    await restart({});
    expect(await found(query)).toEqual([host.id, young.id]);
  });

  test("does not hold what is hidden from it, and may be wrong about the rest", async () => {
    const late = builder.instance({ ...where, name: "late" });
    const moved = builder.volume({ ...where, name: "moved", kind: "boot" });
    tenancy.hideFromIndex(late.id);
    tenancy.indexAs(moved.id, { compartmentId: prod, availabilityDomain: null });
    const inErp = `where compartmentId = '${erp}'`;
    expect(await found(`query instance resources ${inErp}`)).not.toContain(late.id);
    expect(await found(`query bootvolume resources ${inErp}`)).not.toContain(moved.id);
    const query = `query bootvolume resources where compartmentId = '${prod}'`;
    const { items } = (await find(query)).json as { items: unknown[] };
    expect(items).toMatchObject([{ identifier: moved.id, availabilityDomain: null }]);
  });

  test("shows instances to those only who may read them", async () => {
    const compartment = builder.compartment("inspected");
    const { id } = builder.instance({ name: "web-1", compartment, region: REGION });
    const query = `query instance resources where compartmentId = '${compartment}'`;
    expect(await found(query)).toEqual([id]);
    tenancy.deny({ compartmentId: compartment, operation: "GetInstance" });
    expect(await found(query)).toEqual([]);
    const listed = await client.ask(`${CORE}/instances?compartmentId=${compartment}`);
    expect(listed.json).toMatchObject([{ id, displayName: null, metadata: null }]);
  });

  test.each([
    ["query planet resources", "planet"],
    ["query volume resources where colour = 'red'", "colour"],
    ["query volume resources where compartmentId ( 'x'", "unexpected ("],
    ["query volume resources where (compartmentId = 'x'", "unexpected the end"],
    ["query volume resources where compartmentId = ", "unexpected the end"],
    ["query volume resources extra", "unexpected extra"],
    ["query volume; resources", "character 12"],
    [`query volume resources where displayName = '${"x".repeat(50_000)}'`, "longer than"],
  ])("refuses %.60s", async (query, reason) => {
    const reply = await find(query);
    expect(code(reply)).toMatch(/^400 (?:InvalidParameter|CannotParseRequest)$/);
    expect(reply.text).toContain(reason);
  });

  test("says that it cannot parse a query as recorded", async () => {
    const recorded = recordedAnswer("search-bad-query").body as { readonly code: string };
    expect((await find("i")).json).toMatchObject({
      code: recorded.code,
      message: expect.stringMatching(/^Syntax error near: /),
    });
  });

  test("refuses free-text searches and bodies that are no JSON", async () => {
    const post = (body: string): Promise<Reply> => client.ask(SEARCH, { method: "POST", body });
    expect(code(await post('{"type":"FreeText","text":"x"}'))).toBe("400 InvalidParameter");
    expect(code(await post('{"type":"Structured"}'))).toBe("400 InvalidParameter");
    expect(code(await post("{"))).toBe("400 CannotParseRequest");
  });
});
