import { describe, expect, test } from "@jest/globals";

import type { PlaceChoice } from "../../../../src/delivery/report-bucket.js";
import { checkClock } from "../../../../src/run/preflight/clock.js";
import {
  checkArtifact,
  checkBucket,
  checkTelling,
} from "../../../../src/run/preflight/destinations.js";
import { statementsFor } from "../../../../src/run/preflight/statements.js";
import { denied, objectStore } from "../../delivery/store-fixture.js";
import { NOW, TOPIC } from "./preflight-fixture.js";
import { TRUE_NAMES } from "../../../../src/delivery/place-names.js";

describe("checkClock", () => {
  test.each([
    [0, "passed", "It agrees with OCI's."],
    [-1_999, "passed", "It agrees with OCI's."],
    [2_000, "passed", "It is 2 seconds ahead of OCI's."],
    [-300_000, "passed", "It is 300 seconds behind OCI's."],
    [
      -301_000,
      "failed",
      "It is 301 seconds behind OCI's. OCI refuses more than 300: set this machine's clock (NTP).",
    ],
    [null, "unproven", "No answer from OCI had a usable Date header."],
  ])("a skew of %p ms: %s", (skewMs, state, detail) => {
    const servedNow = skewMs === null ? null : NOW - skewMs;
    expect(checkClock(NOW, servedNow)).toEqual({ what: "clock", state, detail, statements: [] });
  });
});

describe("statementsFor", () => {
  test.each([
    ["inspect tenancies"],
    ["inspect compartments"],
    ["inspect volume-family"],
    ["read instances"],
    ["read buckets"],
    ["manage objects"],
    ["use metrics"],
    ["use ons-topics"],
  ] as const)("%s is granted by one statement of the list", (right) => {
    const statements = statementsFor([right]);
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatch(new RegExp(`^Allow group <group> to ${right} in `));
  });

  test("fills in what is known", () => {
    expect(statementsFor(["manage objects"], { bucket: "reports" })[0]).toContain(
      "target.bucket.name='reports'",
    );
    expect(statementsFor(["use metrics"], { metricsNamespace: "acme" })[0]).toContain(
      "target.metrics.namespace='acme'",
    );
    expect(statementsFor(["manage objects"])[0]).toContain("'<bucket>'");
  });
});

describe("checkBucket", () => {
  const placeIn = (store: ReturnType<typeof objectStore>["store"]): PlaceChoice => {
    const place = { store, namespace: "acmens", bucket: "b", prefix: "posture" };
    return { place: { ...place, names: TRUE_NAMES }, notes: [] };
  };

  test("is silent where Object Storage is off", async () => {
    expect(await checkBucket(null)).toEqual([]);
  });

  test("proves the bucket and what can be read, and says that writing cannot be", async () => {
    const listed: string[][] = [];
    const store = {
      ...objectStore().store,
      listObjects: (...where: string[]) => {
        listed.push(where);
        return Promise.resolve([]);
      },
    };
    expect(await checkBucket(() => Promise.resolve(placeIn(store)))).toEqual([
      {
        what: "bucket",
        state: "passed",
        detail: "b in namespace acmens, us-ashburn-1, is private.",
        statements: [],
      },
      {
        what: "upload of reports",
        state: "unproven",
        detail: "Not provable without writing to b.",
        statements: statementsFor(["manage objects"], { bucket: "b" }),
      },
      { what: "earlier reports", state: "passed", detail: "Can be listed.", statements: [] },
    ]);
    expect(listed).toEqual([["acmens", "b", "posture/"]]);
  });

  test("earlier reports that may not be read are no failure", async () => {
    const { store } = objectStore({ unlisted: denied("ListObjects") });
    const [, , earlier] = await checkBucket(() => Promise.resolve(placeIn(store)));
    expect(earlier).toMatchObject({
      state: "unproven",
      detail:
        "Cannot be listed: nothing is compared. ListObjects in us-ashburn-1: 404 NotAuthorizedOrNotFound: Not for you (opc-request-id req-1).",
    });
  });

  test("a bucket that cannot be used is a failure", async () => {
    const choice = { problem: "No bucket was chosen: there are several (a, b).", notes: [] };
    expect(await checkBucket(() => Promise.resolve(choice))).toEqual([
      {
        what: "bucket",
        state: "failed",
        detail: choice.problem,
        statements: statementsFor(["read buckets"]),
      },
    ]);
  });
});

describe("checkArtifact", () => {
  test("goes by the runner's variables", () => {
    const env = { ACTIONS_RUNTIME_TOKEN: "t", ACTIONS_RESULTS_URL: "https://results.example/" };
    expect(checkArtifact(env).state).toBe("passed");
    expect(checkArtifact({ ACTIONS_RUNTIME_TOKEN: "t" })).toEqual({
      what: "artifact service",
      state: "failed",
      detail:
        "ACTIONS_RESULTS_URL is not set, so that no artifact can be uploaded. Run this as an action and not in a script, or set upload-artifact to false.",
      statements: [],
    });
    expect(checkArtifact({}).detail).toMatch(
      /^ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL is not set/,
    );
  });
});

describe("checkTelling", () => {
  const TENANCY = { rootCompartment: null };

  test("is silent where nothing is to be told", () => {
    const silent = { metricsNamespace: null, notificationTopic: null, scope: TENANCY };
    expect(checkTelling(silent)).toEqual([]);
  });

  test("says what cannot be proved, and what it needs", () => {
    const results = checkTelling({
      metricsNamespace: "acme",
      notificationTopic: TOPIC,
      scope: TENANCY,
    });
    expect(results).toEqual([
      {
        what: "metrics",
        state: "unproven",
        detail: "Not provable without posting some.",
        statements: statementsFor(["use metrics"], { metricsNamespace: "acme" }),
      },
      {
        what: "notification",
        state: "unproven",
        detail: "Not provable without publishing one.",
        statements: statementsFor(["use ons-topics"]),
      },
    ]);
  });

  test("asks for no more than the compartment that metrics are posted to", () => {
    const scope = { rootCompartment: "ocid1.compartment.oc1..part" };
    const [metrics] = checkTelling({ metricsNamespace: "acme", notificationTopic: null, scope });
    expect(metrics?.statements).toEqual([
      "Allow group <group> to use metrics in compartment <compartment> where target.metrics.namespace='acme'",
    ]);
  });
});
