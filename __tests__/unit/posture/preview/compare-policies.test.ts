import { describe, expect, test } from "@jest/globals";

import type { Assessment } from "../../../../src/posture/assessment.js";
import { comparePolicies } from "../../../../src/posture/preview/compare-policies.js";
import { judgeTwice } from "../../../../src/posture/preview/judge-twice.js";
import type { Terms } from "../../../../src/posture/preview/terms.js";
import { lackingText } from "../../../../src/reports/preview/lacking-text.js";
import { noticeText } from "../../../../src/posture/notice.js";
import type { Exemption, GateLimits, Policy } from "../../../../src/settings/policy.js";
import type { Inventory } from "../../../../src/inventory/inventory.js";
import {
  backup,
  compartment,
  DAY,
  inventory,
  NOW,
  STRICT,
  unread,
  volume,
} from "../inventory-builder.js";
import { exemption, match, policy, rule, settings } from "../policy-fixtures.js";

const aged = (name: string, days: number | null) => ({
  volume: volume({ id: name, name }),
  backups:
    days === null
      ? []
      : [backup({ id: `b-${name}`, volumeId: name, timeCreated: NOW - days * DAY })],
});

/** A fresh one, one of 3 days and one without any backup. */
const THREE = [aged("fresh", 0.5), aged("older", 3), aged("scratch-1", null)];

function read(parts = THREE, over: Partial<Inventory> = {}) {
  const given = inventory({
    volumes: parts.map((it) => it.volume),
    backups: parts.flatMap((it) => it.backups),
  });
  return { readAt: NOW, coversTenancy: true, inventory: { ...given, ...over } };
}

interface Change {
  readonly from?: Partial<Policy>;
  readonly to?: Partial<Policy>;
  readonly gate?: Partial<GateLimits>;
  readonly failOnExemptions?: boolean;
}

function preview({ from, to, gate, failOnExemptions = false }: Change, given = read()) {
  const before: Terms = { policy: policy(from), gate: STRICT };
  const after: Terms = { policy: policy(to), gate: { ...STRICT, ...gate } };
  const told = { namesNearest: true, told: (it: Assessment) => it };
  const judged = judgeTwice(given, before, after, told);
  return comparePolicies(judged, { failOnExemptions, warnOnly: after.gate.warnOnly });
}

const daily = { defaults: settings({}, { maxBackupAgeMs: DAY }) };
const scratch = exemption();

describe("the headline of a preview", () => {
  test.each<[string, Change, string]>([
    ["nothing", {}, "Nothing would change for any of the 3 volumes."],
    ["a stricter limit", { to: daily }, "1 volume would begin to fail."],
    ["a milder limit", { from: daily }, "No volume would begin to fail, 1 would stop failing."],
    [
      "an exemption",
      { to: { exemptions: [scratch] } },
      "No volume would begin to fail, 1 would be exempted.",
    ],
    [
      "both",
      { to: { ...daily, exemptions: [scratch] } },
      "1 volume would begin to fail, 1 would be exempted.",
    ],
    [
      "a check that cannot be told",
      { to: { defaults: settings({ "backup-policy-assigned": true }) } },
      "No volume would begin to fail, 2 could no longer be told.",
    ],
    [
      "an exemption that goes",
      { from: { exemptions: [scratch] } },
      "1 volume would begin to fail.",
    ],
    [
      "a gate that counts another check",
      { gate: { failOnChecks: ["unattached-volume"] } },
      "2 volumes would begin to fail, 1 would fail for another reason.",
    ],
  ])("tells of %s", (_what, change, headline) => {
    expect(preview(change).headline).toBe(headline);
  });

  test.each([
    [[], "The inventory has no volume to judge."],
    [[aged("one", 1)], "Nothing would change for the volume."],
  ])("knows how many volumes there are", (parts, headline) => {
    expect(preview({}, read(parts)).headline).toBe(headline);
  });
});

describe("the volumes of a preview", () => {
  test("stand with their rules and what fails, those that begin to fail first", () => {
    const critical = rule("critical", { names: ["older"] }, {}, { maxBackupAgeMs: DAY });
    const { volumes, rules, checks } = preview({
      to: { rules: [critical], exemptions: [scratch] },
    });
    expect(volumes).toMatchObject([
      {
        volumeName: "older",
        change: "begins",
        before: { rule: "defaults", status: "COMPLIANT", failing: [] },
        after: { rule: "critical", status: "STALE_BACKUP", failing: [{ id: "backup-recency" }] },
        exempted: null,
      },
      {
        volumeName: "scratch-1",
        change: "same",
        after: { failing: [], excused: [{ id: "backup-recency" }] },
        exempted: { id: "scratch-disks", extent: "new" },
      },
    ]);
    expect(rules).toEqual([
      ...[
        { rule: "critical", volumesBefore: 0, volumesAfter: 1, failingBefore: 0, failingAfter: 1 },
      ],
      ...[
        { rule: "defaults", volumesBefore: 3, volumesAfter: 2, failingBefore: 1, failingAfter: 0 },
      ],
    ]);
    expect(checks).toEqual([{ id: "backup-recency", begins: 1, stops: 1 }]);
  });

  test("that are exempted anyway stop failing for another reason", () => {
    const excused = exemption({ checks: ["replica"] });
    const { volumes } = preview({
      from: { exemptions: [excused] },
      to: { exemptions: [excused], rules: [rule("lax", {}, {}, { gracePeriodMs: 200 * DAY })] },
    });
    expect(volumes).toMatchObject([{ volumeName: "scratch-1", change: "stops", exempted: null }]);
  });

  test("whose rule was taken out are told of under its name", () => {
    const { rules } = preview({ from: { rules: [rule("gone", {})] } });
    expect(rules.map(({ rule: name, volumesAfter }) => [name, volumesAfter])).toEqual([
      ["defaults", 3],
      ["gone", 0],
    ]);
  });
});

describe("what a change exempts", () => {
  const until = (expires: string | null) => ({ exemptions: [exemption({ expires })] });

  test.each<[string, Change, number]>([
    ["a day that is over", { to: until("2026-01-31") }, 0],
    ["a later day", { from: until("2027-01-31"), to: until("2027-02-28") }, 1],
    ["no end", { from: until("2027-01-31"), to: until(null) }, 1],
    ["an earlier day", { from: until("2027-01-31"), to: until("2026-12-31") }, 0],
    [
      "more checks",
      { from: { exemptions: [exemption({ checks: ["replica"] })] }, to: until("2027-01-31") },
      1,
    ],
    [
      "fewer checks",
      { from: until("2027-01-31"), to: { exemptions: [exemption({ checks: ["replica"] })] } },
      0,
    ],
    ["volumes that pass as well", { to: { exemptions: [exemption({ match: match() })] } }, 3],
    [
      "another name for the same",
      { from: until("2027-01-31"), to: { exemptions: [exemption({ id: "renamed" })] } },
      0,
    ],
    [
      "addresses of a plan alone",
      { to: { exemptions: [exemption({ match: match({ addresses: ["module.**"] }) })] } },
      0,
    ],
  ])("counts %s", (_what, change, exempted) => {
    const found = preview({ ...change, failOnExemptions: true });
    expect(found.exempted).toBe(exempted);
    expect(found.verdict.passed).toBe(exempted === 0);
  });

  test("is said to be for longer where nothing but the day changes", () => {
    const { volumes } = preview({ from: until("2027-01-31"), to: until(null) });
    expect(volumes.map((it) => it.exempted)).toMatchObject([{ extent: "longer", expires: null }]);
  });

  test("breaks fail-on-exemptions, which warn-only forgives", () => {
    const change = { to: until(null), failOnExemptions: true };
    expect(preview(change).verdict).toEqual({
      ...{ passed: false, warnOnly: false, onlyNew: false },
      violations: [
        {
          ...{ rule: "fail-on-exemptions", limit: true, actual: 1 },
          message:
            "The change exempts 1 volume, and fail-on-exemptions allows none: take the exemptions out, or merge the change past this check after a review.",
        },
      ],
    });
    expect(preview({ ...change, gate: { warnOnly: true } }).verdict.passed).toBe(true);
  });
});

describe("an exemption of which it cannot be told whether it matches", () => {
  const given = read(THREE, { unread: [unread({ operation: "ListVolumeAttachments" })] });
  const detached = (expires: string | null, reason = "spare") =>
    exemption({ match: match({ attached: false }), expires, reason });
  const may = (from: Exemption[], to: Exemption[]) =>
    preview({ from: { exemptions: from }, to: { exemptions: to }, failOnExemptions: true }, given)
      .verdict;

  test("breaks fail-on-exemptions too", () => {
    const { passed, violations } = may([], [detached(null)]);
    expect(passed).toBe(false);
    expect(violations).toEqual([
      {
        ...{ rule: "fail-on-exemptions", limit: true, actual: 3 },
        message: expect.stringMatching(/^The change may exempt 3 volumes of which the inventory/),
      },
    ]);
  });

  test.each<[string, Exemption[], Exemption[], boolean]>([
    ["for longer", [detached("2027-01-31")], [detached(null)], false],
    ["in other words", [detached(null)], [detached(null, "to be sold")], true],
    ["for a shorter time", [detached(null)], [detached("2027-01-31")], true],
  ])("and where it was there before: %s", (_, from, to, passed) => {
    expect(may(from, to).passed).toBe(passed);
  });
});

describe("the notices of a preview", () => {
  const textsOf = (change: Change, isNew: boolean) =>
    preview(change)
      .notices.filter((it) => it.isNew === isNew)
      .map(({ notice }) => noticeText(notice));

  test("name rules and exemptions that would match nothing, and which of them are new", () => {
    const idle = exemption({ id: "idle", match: match({ names: ["scrach-*"] }) });
    const old = rule("old", { names: ["nobody"] });
    const change = { from: { rules: [old] }, to: { rules: [old], exemptions: [idle] } };
    expect(textsOf(change, true)).toEqual([expect.stringContaining("Exemption idle matched no")]);
    expect(textsOf(change, false)).toEqual([expect.stringContaining("Rule old matched no")]);
  });

  test("tell of exemptions that only a plan can judge", () => {
    const planned = exemption({ id: "planned", match: match({ addresses: ["module.**"] }) });
    expect(textsOf({ to: { exemptions: [planned] } }, true)).toEqual([
      "Exemption planned names addresses of a Terraform plan, which no inventory has: the plan gate alone can tell what it exempts.",
    ]);
    expect(
      textsOf({ from: { exemptions: [planned] }, to: { exemptions: [planned] } }, true),
    ).toEqual([]);
  });
});

describe("what an inventory lacks", () => {
  test("is counted by what the new policy asks for", () => {
    const given = read([aged("a", 1)], {
      unasked: [{ region: "us-ashburn-1", operation: "ListVolumeAttachments", compartments: 2 }],
      compartments: [compartment()],
    });
    const to = {
      defaults: settings({ "backup-policy-assigned": true }),
      rules: [
        rule("attached", { attached: true, kinds: ["block"] }, { "backup-policy-assigned": true }),
      ],
    };
    expect(preview({ to }, given).lacking).toEqual([
      { what: "backup-policy", volumes: 1 },
      { what: "attachment", volumes: 1 },
    ]);
    expect(preview({ from: to }, given).lacking).toEqual([]);
  });

  test("is which volumes are restored ones where an earlier version wrote it, said once", () => {
    const given = read([aged("a", 1), aged("b", 1)], { areSourcesUnknown: true });
    const to = { rules: [rule("tested", { names: ["a"] }, { "restore-tested": DAY })] };
    const { lacking, volumes } = preview({ to }, given);
    expect(lacking).toEqual([{ what: "restore", volumes: 1 }]);
    expect(lacking.map(lackingText)).toEqual([
      "The inventory does not tell the restore of 1 volume, so that what the new policy asks of the restore test is not known there.",
    ]);
    expect(volumes).toMatchObject([{ volumeName: "a", change: "becomes_unknown" }]);
    expect(preview({ from: to }, given).lacking).toEqual([]);
  });

  test("who may delete backups is said once where IAM was not asked, and is no pass", () => {
    const to = { deletionRestricted: { allowedGroups: ["Admins"], allowedDynamicGroups: [] } };
    const given = read([aged("a", 1)], { compartments: [compartment()] });
    const told = preview({ to }, given);
    expect(told.lacking).toEqual([{ what: "iam-policies", volumes: 0 }]);
    expect(told.after.verdict.violations.map(({ rule: name }) => name)).toEqual([
      "fail-on-incomplete",
    ]);
    const statements = ["Allow group Ops to manage volume-family in tenancy"];
    const policies = [{ id: "p", name: "p", compartmentId: given.inventory.tenancyId, statements }];
    const inventory = { ...given.inventory, iam: { policies, compartments: [] } };
    const known = preview({ to }, { ...given, inventory });
    expect(known.lacking).toEqual([]);
    expect(known.after.verdict.violations.map(({ rule: name }) => name)).toEqual([
      "deletion-restricted",
    ]);
  });
});
