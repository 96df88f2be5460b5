import { expect, test } from "@jest/globals";

import { Identity } from "../../../../src/oci/services/identity.js";
import { DENIED, everyItem, REGION, useWire, type Service } from "./service-fixture.js";

const wire = useWire();
const identity = (service: Service) => new Identity(REGION, wire.client(service));
const TENANCY = "ocid1.tenancy.oc1..acme";
const PROD = {
  id: "ocid1.compartment.oc1..prod",
  compartmentId: TENANCY,
  name: "prod",
  description: "",
  timeCreated: "2026-01-01T00:00:00Z",
  lifecycleState: "ACTIVE",
};
const PROD_ITEM = { id: PROD.id, name: "prod", parentId: TENANCY, lifecycleState: "ACTIVE" };

test("region subscriptions tell the home region and what is ready", async () => {
  const service = identity(() => ({
    json: [
      { regionKey: "IAD", regionName: REGION, status: "READY", isHomeRegion: true },
      {
        regionKey: "FRA",
        regionName: "eu-frankfurt-1",
        status: "IN_PROGRESS",
        isHomeRegion: false,
      },
      { regionKey: "ABC", regionName: "xx-new-1", status: "BRAND_NEW", isHomeRegion: false },
    ],
  }));
  expect(await service.regionSubscriptions(TENANCY)).toEqual([
    { region: REGION, key: "iad", isHome: true, isReady: true },
    { region: "eu-frankfurt-1", key: "fra", isHome: false, isReady: false },
    { region: "xx-new-1", key: "abc", isHome: false, isReady: true },
  ]);
  expect(wire.sent()).toEqual([`GET /20160918/tenancies/${TENANCY}/regionSubscriptions`]);
  expect(wire.server.requests[0]?.headers.host).toBe(`identity.${REGION}.oci.oraclecloud.com`);
});

test("the tenancy is listed with its subtree and with what the caller may not see", async () => {
  const service = identity(() => ({ json: [PROD] }));
  expect(await everyItem(service.compartmentsBelowTenancy(TENANCY))).toEqual([PROD_ITEM]);
  const query = new URLSearchParams(wire.sent()[0]?.split("?")[1]);
  expect(Object.fromEntries(query)).toEqual({
    compartmentId: TENANCY,
    compartmentIdInSubtree: "true",
    accessLevel: "ANY",
    limit: "1000",
  });
});

test("another compartment is listed without a subtree", async () => {
  const service = identity(() => ({ json: [] }));
  expect(await everyItem(service.childCompartments(PROD.id))).toEqual([]);
  const query = new URLSearchParams(wire.sent()[0]?.split("?")[1]);
  expect([query.has("compartmentIdInSubtree"), query.get("accessLevel")]).toEqual([false, "ANY"]);
});

test("IAM policies are listed in one compartment, with their statements", async () => {
  const record = { ...PROD, id: "ocid1.policy.oc1..p", statements: ["Allow any-user to sing"] };
  const service = identity(() => ({ json: [record] }));
  expect(await everyItem(service.policies(PROD.id))).toEqual([
    { id: record.id, name: "prod", compartmentId: TENANCY, statements: record.statements },
  ]);
  expect(wire.sent()).toEqual([`GET /20160918/policies?compartmentId=${PROD.id}&limit=1000`]);
});

test.each([null, "Allow any-user to sing", [1], [""], [null]])(
  "an IAM policy whose statements are %j is a failure, and never one without any",
  async (statements) => {
    const service = identity(() => ({ json: [{ ...PROD, statements }] }));
    await expect(everyItem(service.policies(PROD.id))).rejects.toMatchObject({
      code: "BadBody",
      message: "a record in the answer has no usable statements",
    });
  },
);

test("one compartment is read by its OCID; the tenancy's own has no parent", async () => {
  expect(await identity(() => ({ json: PROD })).compartment(PROD.id)).toEqual(PROD_ITEM);
  const firstForm = "ocidv1:tenancy:oc1:phx:1460406592660:aaaaacme";
  for (const id of [TENANCY, firstForm]) {
    const ofTenancy = identity(() => ({ json: { ...PROD, id, compartmentId: undefined } }));
    expect(await ofTenancy.compartment(id)).toMatchObject({ id, parentId: null });
  }
});

test("the tenancy's name is null when there is none", async () => {
  expect(await identity(() => ({ json: { name: "acme" } })).tenancyName(TENANCY)).toBe("acme");
  expect(await identity(() => ({ json: { id: TENANCY } })).tenancyName(TENANCY)).toBeNull();
});

test("availability domains are names", async () => {
  const service = identity(() => ({ json: [{ name: "Uocm:AD-1" }, { name: "Uocm:AD-2" }] }));
  expect(await service.availabilityDomains(TENANCY)).toEqual(["Uocm:AD-1", "Uocm:AD-2"]);
  expect(wire.sent()).toEqual([`GET /20160918/availabilityDomains?compartmentId=${TENANCY}`]);
});

test("an answer that is no list is a failure", async () => {
  const service = identity(() => ({ json: { error: "?" } }));
  const failure = { name: "OciFailure", code: "BadBody" };
  await expect(service.regionSubscriptions(TENANCY)).rejects.toMatchObject(failure);
  await expect(service.availabilityDomains(TENANCY)).rejects.toMatchObject(failure);
});

test("a denial is a failure that says what was asked", async () => {
  const service = identity(() => DENIED);
  await expect(service.tenancyName(TENANCY)).rejects.toMatchObject({ operation: "GetTenancy" });
  await expect(everyItem(service.compartmentsBelowTenancy(TENANCY))).rejects.toMatchObject({
    operation: "ListCompartments",
    isDenied: true,
  });
});
