import { describe, expect, test } from "@jest/globals";

import { findingOf, judged, judgedText, planJson, saidOf } from "./judged-plan.js";

const RULE = `defaults: { max-backup-age: 6d, require: { policy-meets-threshold: true, immutable: true, customer-managed-key: true } }
exemptions:
  - { id: sandbox, reason: for trials, permanent: true, match: { compartments: ["ocid1.compartment.oc1..sandbox"] } }
  - { id: scratch, reason: for trials, permanent: true, match: { names: ["scratch *"] } }`;

describe("what seems told by a plan, and is not", () => {
  const assessment = judged("unsure", { policy: RULE });
  const said = (address: string, part: string | null = null) =>
    saidOf(findingOf(assessment, address, part));

  test("two weekly schedules may be for the same day, where the plan does not tell one of the days", () => {
    expect(said("oci_core_volume.twice")).toContain("policy-meets-threshold: unknown, new");
  });

  test("at which hour a single daily schedule runs does not matter", () => {
    const text = planJson("unsure").replace(
      '"retention_period":[{"retention_time_amount":true}]',
      '"hour_of_day":true,"retention_period":[{"retention_time_amount":true}]',
    );
    expect(text).toContain('"hour_of_day":true');
    const found = findingOf(judgedText(text, "p", { policy: RULE }), "oci_core_volume.guarded");
    expect(saidOf(found)).toContain("policy-meets-threshold: pass");
  });

  test("how long backups are protected may be known after apply only", () => {
    expect(said("oci_core_volume.guarded")).toContain("immutable: unknown, new");
  });

  test("the key of another volume may be none", () => {
    expect(said("oci_core_volume.guarded")).toContain("customer-managed-key: unknown, new");
  });

  test("what fail-on-checks names and nobody can tell counts at max-unknown", () => {
    const gate = { failOnChecks: ["customer-managed-key"], maxUnknown: 0 } as const;
    const { verdict, headline } = judged("unsure", { gate });
    expect(verdict.violations.map(({ rule }) => rule)).toContain("max-unknown");
    expect(headline).toContain("cannot be judged from the plan");
  });

  test("a boot volume is replaced though its new image is sensitive", () => {
    expect(said("oci_core_instance.renewed", "boot_volume")).toContain(
      "volume-replaced: fail, new",
    );
  });

  test("an image that is only marked as sensitive replaces nothing", () => {
    interface Change {
      readonly address: string;
      readonly change: Record<"before" | "after", { source_details: { source_id: string }[] }> & {
        before_sensitive: unknown;
      };
    }
    const plan = JSON.parse(planJson("unsure")) as { resource_changes: Change[] };
    const renewed = plan.resource_changes.find((it) => it.address.endsWith(".renewed"));
    if (renewed === undefined) throw new Error("The plan has no such instance.");
    const { change } = renewed;
    change.before.source_details = change.after.source_details;
    change.before_sensitive = {};
    const found = findingOf(
      judgedText(JSON.stringify(plan), "p"),
      "oci_core_instance.renewed",
      "boot_volume",
    );
    expect(saidOf(found).join()).not.toContain("volume-replaced");
  });

  test("an instance that is renamed and moved leaves its boot volume where no exemption is", () => {
    const found = findingOf(assessment, "oci_core_instance.moved", "boot_volume");
    expect(found.exemptedBy).toEqual([]);
    expect(saidOf(found)).toContain("protection-removed: fail, new");
  });
});

describe("backups that are protected from deletion for less time than they are kept", () => {
  interface Change {
    readonly address: string;
    readonly change: { readonly after: Record<string, unknown>; after_unknown: unknown };
  }
  const immutableWith = (schedules: readonly object[]) => {
    const plan = JSON.parse(planJson("unsure")) as { resource_changes: Change[] };
    const policy = plan.resource_changes.find(({ address }) => address.endsWith("policy.guarded"));
    if (policy === undefined) throw new Error("The plan has no such policy.");
    policy.change.after["schedules"] = schedules.map((it) => ({ backup_type: "FULL", ...it }));
    policy.change.after_unknown = { id: true };
    const rule =
      "defaults: { max-backup-age: 8d, require: { immutable: true, policy-meets-threshold: true } }";
    const { checks } = findingOf(
      judgedText(JSON.stringify(plan), "p", { policy: rule }),
      "oci_core_volume.guarded",
    );
    return checks.find(({ id }) => id === "immutable")?.result;
  };
  const guarded = (period: string, amount: number | null, unit = "DAYS") => ({
    ...{ period, retention_seconds: 30 * 86_400, is_prevent_deletion_enabled: true },
    retention_period:
      amount === null ? [] : [{ retention_time_amount: amount, retention_time_unit: unit }],
  });
  const open = { period: "ONE_DAY", retention_seconds: 7 * 86_400 };

  test.each([
    ["for a day of each week", [guarded("ONE_WEEK", 1)], "fail"],
    ["until the next one is there", [guarded("ONE_WEEK", 8)], "pass"],
    ["for years", [guarded("ONE_WEEK", 1, "YEARS")], "pass"],
    ["as long as they are kept", [guarded("ONE_WEEK", null)], "pass"],
    ["for a unit that is not known", [guarded("ONE_WEEK", 1, "FORTNIGHTS")], "unknown"],
    ["for three days, among others", [guarded("ONE_DAY", 3), open], "pass"],
    ["for a day, among others", [guarded("ONE_DAY", 1), open], "fail"],
    ["for no time", [guarded("ONE_DAY", 0)], "fail"],
  ])("%s", (_, schedules, result) => {
    expect(immutableWith(schedules)).toBe(result);
  });
});
