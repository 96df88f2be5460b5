import { describe, expect, test } from "@jest/globals";

import type { Reply } from "../oci-client.js";
import {
  REGION,
  IDENTITY,
  builder,
  prod,
  erp,
  hidden,
  gone,
  code,
  names,
  tenancy,
  client,
} from "../world.js";

/** A deleted compartment stays listed under a name of its own. */
const DELETED: unknown = expect.stringMatching(/^gone\.[A-Za-z0-9]{8}$/);

describe("identity", () => {
  test("names the subscribed regions and their status", async () => {
    const reply = await client.ask(`${IDENTITY}/tenancies/${tenancy.id}/regionSubscriptions`);
    expect(reply.json).toEqual([
      { regionKey: "IAD", regionName: REGION, status: "READY", isHomeRegion: true },
      { regionKey: "FRA", regionName: "eu-frankfurt-1", status: "READY", isHomeRegion: false },
      { regionKey: "NRT", regionName: "ap-tokyo-1", status: "IN_PROGRESS", isHomeRegion: false },
    ]);
  });

  test("tells the tenancy's name, and nothing of another tenancy", async () => {
    const reply = await client.ask(`${IDENTITY}/tenancies/${tenancy.id}`);
    expect(reply.json).toMatchObject({ id: tenancy.id, name: "acme", homeRegionKey: "IAD" });
    const other = await client.ask(`${IDENTITY}/tenancies/ocid1.tenancy.oc1..other`);
    expect(code(other)).toBe("404 NotAuthorizedOrNotFound");
  });

  test("lists the whole subtree of the tenancy without the root", async () => {
    const url = `${IDENTITY}/compartments?compartmentId=${tenancy.id}&compartmentIdInSubtree=true`;
    expect(names(await client.ask(`${url}&accessLevel=ANY`))).toEqual([
      "prod",
      "erp",
      "hidden",
      DELETED,
    ]);
    expect(names(await client.ask(`${url}&accessLevel=ACCESSIBLE`))).toEqual([
      "prod",
      "erp",
      DELETED,
    ]);
    expect(names(await client.ask(`${url}&lifecycleState=DELETED`))).toEqual([DELETED]);
    expect(names(await client.ask(`${url}&name=erp`))).toEqual(["erp"]);
    expect(code(await client.ask(`${url}&accessLevel=SOME`))).toBe("400 InvalidParameter");
  });

  test("takes any limit, cuts it to 100, and ends a listing in an empty page", async () => {
    const parent = builder.compartment("crowd");
    for (let number = 0; number < 150; number += 1) builder.compartment(`c-${number}`, { parent });
    const url = `${IDENTITY}/compartments?compartmentId=${parent}`;
    expect((await client.list(`${url}&limit=1000`)).pages).toEqual([100, 50, 0]);
    expect((await client.list(url)).items).toHaveLength(150);
    const first = await client.ask(`${url}&limit=1000`);
    expect(first.headers["opc-limit"]).toBe("100");
    expect(first.headers["opc-next-page"]).toHaveLength(1168);
    expect((await client.list(`${IDENTITY}/compartments?compartmentId=${erp}`)).pages).toEqual([0]);
  });

  test("tells whether a compartment is accessible to those only who ask for it", async () => {
    const url = `${IDENTITY}/compartments?compartmentId=${prod}`;
    const [any] = (await client.ask(`${url}&accessLevel=ANY`)).json as object[];
    expect(Object.keys(any ?? {})).not.toContain("isAccessible");
    const asked = await client.ask(`${url}&accessLevel=ACCESSIBLE`);
    expect(asked.json).toMatchObject([{ isAccessible: true }]);
    const root = (await client.ask(`${IDENTITY}/compartments/${tenancy.id}`)).json as object;
    expect(root).toMatchObject({ isAccessible: true, lifecycleState: "ACTIVE" });
    expect(Object.keys(root)).not.toContain("compartmentId");
  });

  test("lists the direct children of any compartment, and a subtree of none but the tenancy", async () => {
    const url = `${IDENTITY}/compartments?compartmentId=${prod}`;
    expect(names(await client.ask(url))).toEqual(["erp"]);
    expect(names(await client.ask(`${IDENTITY}/compartments?compartmentId=${erp}`))).toEqual([]);
    const subtree = await client.ask(`${url}&compartmentIdInSubtree=true`);
    expect(code(subtree)).toBe("400 InvalidParameter");
  });

  test("reads single compartments: deleted ones too, unreadable and unknown ones not", async () => {
    const get = (id: string): Promise<Reply> => client.ask(`${IDENTITY}/compartments/${id}`);
    expect((await get(erp)).json).toMatchObject({ name: "erp", compartmentId: prod });
    expect((await get(gone)).json).toMatchObject({ lifecycleState: "DELETED" });
    expect(code(await get(hidden))).toBe("404 NotAuthorizedOrNotFound");
    expect(code(await get("ocid1.compartment.oc1..none"))).toBe("404 NotAuthorizedOrNotFound");
  });

  test("names the availability domains of the region asked", async () => {
    const url = `${IDENTITY}/availabilityDomains?compartmentId=${tenancy.id}`;
    expect(names(await client.ask(url))).toEqual(tenancy.region(REGION).availabilityDomains);
  });
});
