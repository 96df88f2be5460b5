import { describe, expect, test } from "@jest/globals";

import { ResourceSearch } from "../../../../src/oci/services/resource-search.js";
import { badRequest, DENIED, everyItem, REGION, useWire, type Service } from "./service-fixture.js";

const wire = useWire();
const QUERY = "query volume resources";

function search(service: Service): ResourceSearch {
  return new ResourceSearch(REGION, wire.client(service));
}

const found = (items: unknown) => search(() => ({ json: { items } }));

const VOLUME = {
  resourceType: "Volume",
  identifier: "ocid1.volume.oc1.iad.a",
  displayName: "data",
  compartmentId: "ocid1.compartment.oc1..erp",
  availabilityDomain: "Uocm:US-ASHBURN-AD-1",
  lifecycleState: "Available",
  timeCreated: "2026-11-05T03:15:00.000Z",
};

describe("a search", () => {
  test("asks with a structured query, and takes types and states in any case", async () => {
    expect(await everyItem(found([VOLUME]).find(QUERY))).toEqual([
      {
        type: "volume",
        id: VOLUME.identifier,
        name: "data",
        compartmentId: VOLUME.compartmentId,
        availabilityDomain: "Uocm:US-ASHBURN-AD-1",
        lifecycleState: "AVAILABLE",
      },
    ]);
    const [request] = wire.server.requests;
    expect(wire.sent()).toEqual(["POST /20180409/resources?limit=1000"]);
    expect(request?.headers.host).toBe(`query.${REGION}.oci.oraclecloud.com`);
    expect(JSON.parse(request?.body.toString() ?? "")).toEqual({
      type: "Structured",
      query: QUERY,
      matchingContextType: "NONE",
    });
  });

  test("may find resources that lack everything optional", async () => {
    const { resourceType, identifier, compartmentId } = VOLUME;
    const bare = { resourceType, identifier, compartmentId };
    expect(await everyItem(found([bare]).find(QUERY))).toMatchObject([
      { name: null, availabilityDomain: null, lifecycleState: "" },
    ]);
  });

  test("is read to its last page, empty ones included", async () => {
    const pages = search((_, query) => {
      const page = query.get("page");
      if (page === null) return { json: { items: [] }, headers: { "opc-next-page": "a&b" } };
      return { json: { items: page === "a&b" ? [VOLUME] : [] } };
    });
    expect(await everyItem(pages.find(QUERY))).toHaveLength(1);
  });

  test.each([[{}], [{ items: null }], [[]]])(
    "answered with %j is a failure, not an empty tenancy",
    async (json) => {
      const pages = search(() => ({ json })).find(QUERY);
      await expect(everyItem(pages)).rejects.toMatchObject({
        name: "OciFailure",
        operation: "SearchResources",
      });
    },
  );

  test.each([
    ["denied", DENIED, 404],
    ["of a query that cannot be read", badRequest("bad query"), 400],
  ])("%s is a failure with its facts", async (_, reply, status) => {
    await expect(everyItem(search(() => reply).find(QUERY))).rejects.toMatchObject({
      name: "OciFailure",
      operation: "SearchResources",
      region: REGION,
      status,
    });
  });
});
