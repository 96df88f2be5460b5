import { describe, expect, test } from "@jest/globals";

import { explain } from "../../../src/run/explain.js";
import { ScopeError } from "../../../src/inventory/scope.js";
import { OciFailure } from "../../../src/oci/failure.js";
import { SignInError } from "../../../src/oci/sign-in/sign-in-error.js";
import { PlanError } from "../../../src/plan/plan-error.js";
import { SettingsError } from "../../../src/settings/settings-error.js";
import { PartialError } from "../../../src/sharding/partial.js";

function failure(facts: Partial<ConstructorParameters<typeof OciFailure>[1]> = {}): OciFailure {
  return new OciFailure("The service said no...", {
    operation: "ListCompartments",
    region: "us-ashburn-1",
    status: 404,
    code: "NotAuthorizedOrNotFound",
    opcRequestId: "4F1A/22",
    ...facts,
  });
}
const unreached = { status: null, code: "ENOTFOUND", opcRequestId: null };

describe("explain", () => {
  test("one problem with the settings is its own sentence", () => {
    expect(explain(new SettingsError(["region is not given."]), null)).toBe("region is not given.");
  });

  test("several are numbered on one line", () => {
    expect(explain(new SettingsError(["a is wrong.", "b is wrong."]), null)).toBe(
      "2 settings cannot be used. (1) a is wrong. (2) b is wrong.",
    );
  });

  test.each([
    new SignInError("private-key is no key."),
    new ScopeError("root-compartment is not there."),
    new PlanError("plan.json is empty. Write it again."),
    new PartialError("partial-reports: shard 2 of 3 is missing."),
  ])("what is already a sentence stays one: %s", (error) => {
    expect(explain(error, "us-ashburn-1")).toBe(error.message);
  });

  test("a refused sign-in names what belongs together", () => {
    expect(explain(failure({ status: 401, code: "NotAuthenticated" }), "us-ashburn-1")).toBe(
      "OCI refused the sign-in (ListCompartments 401 NotAuthenticated: The service said no; opc-request-id 4F1A/22). With an API key, check that tenancy, user, fingerprint and private-key belong together and that the key is still among the user's API keys; with a token, that its session, trust or dynamic group still holds. Check that the machine's clock is right.",
    );
  });

  test("a start region that gives no answer names the region and the network", () => {
    expect(explain(failure(unreached), "us-ashburn-1")).toBe(
      "OCI cannot be reached in region us-ashburn-1 (ListCompartments ENOTFOUND: The service said no). Check the spelling of region, and that this machine may reach the region's hosts (HTTPS_PROXY, NO_PROXY, firewall) and trusts their certificates (NODE_EXTRA_CA_CERTS).",
    );
  });

  test("a denial names the permission", () => {
    expect(explain(failure(), "us-ashburn-1")).toBe(
      "The tenancy's compartments cannot be listed (ListCompartments 404 NotAuthorizedOrNotFound: The service said no; opc-request-id 4F1A/22), so there is nothing to audit. Check tenancy and root-compartment, and allow the caller to inspect compartments in the tenancy.",
    );
  });

  test.each([
    [{ status: 500, code: "InternalServerError" }, "500 InternalServerError"],
    [{ status: 500, code: null }, "500"],
  ])("any other answer, and silence elsewhere, says what to do: %j", (facts, answer) => {
    expect(explain(failure(facts), "us-ashburn-1")).toBe(
      `The audit could not begin: ListCompartments in us-ashburn-1 failed (ListCompartments ${answer}: The service said no; opc-request-id 4F1A/22). Run it again; if it stays so, give Oracle support the request id.`,
    );
    expect(explain(failure(unreached), "eu-zurich-1")).toContain(
      "The audit could not begin: ListCompartments in us-ashburn-1 failed",
    );
  });

  test.each([new TypeError("x is undefined"), "x is undefined"])(
    "a fault of the program says so: %s",
    (error) => {
      expect(explain(error, null)).toBe(
        "The audit broke off: x is undefined. This is a fault of the program; please report it with this line.",
      );
    },
  );
});
