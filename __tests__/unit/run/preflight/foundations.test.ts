import { describe, expect, test } from "@jest/globals";

import { checkFoundations } from "../../../../src/run/preflight/foundations.js";
import { statementsFor } from "../../../../src/run/preflight/statements.js";
import { compartment, denied, failure, HOME, TENANCY } from "../../inventory/fake-cloud.js";
import { cloudOf, commonSettings, named, PHOENIX } from "./preflight-fixture.js";

const { scope } = commonSettings();

describe("checkFoundations", () => {
  const subscriptions = [
    { region: HOME, key: "iad", isHome: true, isReady: true },
    { region: PHOENIX, key: "phx", isHome: false, isReady: false },
  ];

  test("proves sign-in, regions and compartments", async () => {
    const { cloud } = cloudOf({ subscriptions, below: [[compartment("a")]] });
    const { results, plan, tree } = await checkFoundations(cloud, scope);
    expect(results).toEqual([
      {
        what: "sign-in",
        state: "passed",
        detail: "OCI takes the identity in us-ashburn-1.",
        statements: [],
      },
      {
        what: "regions",
        state: "passed",
        detail: "us-ashburn-1. Not ready: us-phoenix-1.",
        statements: [],
      },
      { what: "compartments", state: "passed", detail: "2 compartments to audit.", statements: [] },
    ]);
    expect(plan?.scope.audited.map(({ id }) => id)).toEqual([TENANCY, "a"]);
    expect(tree?.byId.size).toBe(2);
  });

  test.each([
    [401, "NotAuthenticated", /^OCI refused the sign-in/],
    [null, "ConnectionFailed", /^OCI cannot be reached in region us-ashburn-1/],
    [500, "InternalError", /^The audit could not begin/],
  ])("an answer of %p fails the sign-in", async (status, code, sentence) => {
    const { cloud } = cloudOf({ subscriptions: failure("ListRegionSubscriptions", status, code) });
    const { results, plan } = await checkFoundations(cloud, scope);
    expect(results).toMatchObject([{ what: "sign-in", state: "failed" }]);
    expect(results[0]?.detail).toMatch(sentence);
    expect(plan).toBeNull();
  });

  test("regions that may not be listed are a failure, and the rest goes on", async () => {
    const { cloud } = cloudOf({ subscriptions: denied("ListRegionSubscriptions") });
    const { results, plan } = await checkFoundations(cloud, scope);
    expect(named(results, "sign-in")?.state).toBe("passed");
    expect(named(results, "regions")).toEqual({
      what: "regions",
      state: "failed",
      detail:
        "The tenancy's regions cannot be listed, so that only us-ashburn-1 would be audited. ListRegionSubscriptions in us-ashburn-1: 404 NotAuthorizedOrNotFound: NotAuthorizedOrNotFound for ListRegionSubscriptions (opc-request-id req-1).",
      statements: statementsFor(["inspect tenancies"]),
    });
    expect(plan).not.toBeNull();
  });

  test("a region that the tenancy does not have fails the regions, not the sign-in", async () => {
    const { cloud } = cloudOf({});
    const { results, plan } = await checkFoundations(cloud, { ...scope, regions: [PHOENIX] });
    expect(named(results, "sign-in")?.state).toBe("passed");
    expect(named(results, "regions")?.state).toBe("failed");
    expect(named(results, "regions")?.detail).toMatch(/^regions: us-phoenix-1 is not a region/);
    expect(plan).toBeNull();
  });

  test("a compartment whose children may not be listed is a failure with its statement", async () => {
    const { cloud } = cloudOf({
      below: [denied("ListCompartments")],
      compartments: { a: compartment("a") },
      children: { a: [[compartment("b", "a")]], b: [denied("ListCompartments")] },
    });
    const { results, plan } = await checkFoundations(cloud, { ...scope, rootCompartment: "a" });
    expect(named(results, "compartments")).toMatchObject({
      state: "failed",
      detail: expect.stringMatching(/^What is below \S+\/a-name\/b-name cannot be listed/),
      statements: statementsFor(["inspect compartments"]),
    });
    expect(plan?.scope.audited.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  test("compartments that may not be listed are a failure with its statement", async () => {
    const { cloud } = cloudOf({ below: [denied("ListCompartments")] });
    const { results, plan, tree } = await checkFoundations(cloud, scope);
    expect(named(results, "compartments")).toMatchObject({
      state: "failed",
      statements: statementsFor(["inspect compartments"]),
    });
    expect([plan, tree]).toEqual([null, null]);
  });

  test("a root compartment that is not there is no matter of rights", async () => {
    const { cloud } = cloudOf({});
    const { results, tree } = await checkFoundations(cloud, { ...scope, rootCompartment: "gone" });
    expect(named(results, "compartments")).toMatchObject({ state: "failed", statements: [] });
    expect(tree).not.toBeNull();
  });
});
