import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Backup, BackupProtection } from "../../../../src/inventory/inventory.js";
import { backupsInUse } from "../../../../src/posture/waste/backups-in-use.js";
import { pastNeed } from "../../../../src/posture/waste/past-need.js";
import type { Requirements } from "../../../../src/settings/policy.js";
import { aged, DAY, NOW, settings, subject, UNPROTECTED } from "../checks/subject-builder.js";
import { inventory } from "../inventory-builder.js";

const days = (age: number, over: Partial<Backup> = {}) =>
  aged(age * DAY, { id: `d${age}`, ...over });
const away = (age: number, over: Partial<Backup> = {}) =>
  days(age, { id: `p${age}`, region: "us-phoenix-1", ...over });

interface Given {
  readonly own: readonly Backup[];
  readonly copies?: readonly Backup[];
  readonly others?: readonly Backup[];
  readonly require?: Partial<Requirements>;
  readonly over?: Parameters<typeof subject>[0];
}

/** The ids of what is past need under a retention of 30 days. */
function past({ own, copies = [], others = [], require = {}, over = {} }: Given) {
  const facts = subject({
    recoveryPoints: own,
    copies,
    settings: settings({}, { retention: 30 * DAY, ...require }),
    ...over,
  });
  const inUse = backupsInUse(inventory({ backups: [...own, ...copies, ...others] }));
  return pastNeed(facts, (id) => inUse.has(id))?.map(({ id }) => id) ?? null;
}

const held = (over: Partial<BackupProtection>) =>
  days(60, { protection: { ...UNPROTECTED, ...over } });

describe("a backup is past need", () => {
  test("when it is older than the span and not the first that is", () => {
    expect(past({ own: [days(1), days(30), days(31), days(32), days(90)] })).toEqual([
      "d32",
      "d90",
    ]);
  });

  test("never when it is the newest of its region, however old", () => {
    expect(past({ own: [days(1)], copies: [away(90)] })).toEqual([]);
    expect(past({ own: [days(1)], copies: [away(2), away(40), away(50)] })).toEqual(["p50"]);
  });

  test.each<[string, Backup]>([
    ["expires by itself", days(60, { expirationTime: NOW + DAY })],
    ["should have expired", days(60, { expirationTime: NOW - DAY })],
    ["is held indefinitely", held({ isIndefinite: true })],
    ["is locked", held({ isRetentionLocked: true, retentionExpiresAt: NOW + 1 })],
    ["may be locked", held({ isDeletionPrevented: true })],
  ])("but not when it %s", (_, kept) => {
    expect(past({ own: [days(1), days(40), kept, days(70)] })).toEqual(["d70"]);
  });

  test.each<[string, Backup]>([
    ["its lock has run out", held({ isRetentionLocked: true, retentionExpiresAt: NOW })],
    ["it was never locked", held({})],
    ["OCI does not say whether it is", days(60)],
  ])("when %s", (_, spare) => {
    expect(past({ own: [days(1), days(40), spare] })).toEqual(["d60"]);
  });

  test.each([
    ["CREATING", []],
    ["AVAILABLE", []],
    ["FAULTY", []],
    ["SOMETHING_NEW", []],
    ["TERMINATING", ["d60"]],
    ["TERMINATED", ["d60"]],
  ])("not while a copy of it is %s, whose age it tells: %j", (lifecycleState, expected) => {
    const copy = away(0, { copyOfId: "d60", lifecycleState });
    expect(past({ own: [days(1), days(40), days(60)], others: [copy] })).toEqual(expected);
  });

  test("not where an old copy was made of it of late, which would look new without it", () => {
    const copy = away(100, { copyOfId: "d100" });
    const require = { retention: 28 * DAY, "cross-region-copy": 7 * DAY };
    const own = [days(1), days(60), days(80), days(100)];
    expect(past({ own, copies: [copy], require })).toEqual(["d80"]);
  });
});

describe("the longest span that the rule names decides", () => {
  const own = [days(1), ...[20, 35, 50, 65, 80].map((age) => days(age))];

  test.each<[string, Partial<Requirements>, Parameters<typeof settings>[0], readonly string[]]>([
    ["retention", {}, {}, ["d50", "d65", "d80"]],
    ["cross-region-copy", { "cross-region-copy": 40 * DAY }, {}, ["d65", "d80"]],
    ["rpo-window", { "achieved-rpo": DAY }, { rpoWindowMs: 55 * DAY }, ["d80"]],
    ["no rpo-window that nobody asks for", {}, { rpoWindowMs: 55 * DAY }, ["d50", "d65", "d80"]],
    ["max-backup-age", {}, { maxBackupAgeMs: 60 * DAY }, ["d80"]],
  ])("%s", (_, require, over, expected) => {
    const all = { retention: 30 * DAY, ...require };
    expect(past({ own, over: { settings: settings(over, all) } })).toEqual(expected);
  });
});

describe("it cannot be told", () => {
  const own = [days(1), days(40), days(60)];

  test("where the rule does not say for how long backups are kept", () => {
    expect(past({ own, require: { retention: null } })).toBeNull();
  });

  test.each(["STALE_BACKUP", "NO_BACKUP", "UNKNOWN"] as const)(
    "of a volume that is %s: it needs all that it has",
    (status) => {
      expect(past({ own, over: { status } })).toBeNull();
    },
  );
});

test("what is past need under a long span is so under every shorter one", () => {
  const ages = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 });
  const span = fc.integer({ min: 1, max: 110 });
  fc.assert(
    fc.property(ages, span, span, (given, one, other) => {
      const own = given.toSorted((a, b) => a - b).map((age) => days(age));
      const under = (it: number) => past({ own, require: { retention: it * DAY } }) ?? [];
      const long = under(Math.max(one, other));
      expect(under(Math.min(one, other))).toEqual(expect.arrayContaining(long));
      expect(long).not.toContain(own[0]?.id);
    }),
  );
});
