import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { assess } from "../../../../src/posture/assess.js";
import type { Assessment } from "../../../../src/posture/assessment.js";
import { everyLookup, lookupsNeeded } from "../../../../src/posture/lookups-needed.js";
import { comparePolicies } from "../../../../src/posture/preview/compare-policies.js";
import { judgedUnder, judgeTwice } from "../../../../src/posture/preview/judge-twice.js";
import type { Terms } from "../../../../src/posture/preview/terms.js";
import type { EarlierProofs } from "../../../../src/inventory/restore-proof.js";
import type { ScopeSettings } from "../../../../src/settings/settings.js";
import { readSnapshot, writeSnapshot } from "../../../../src/snapshot/snapshot.js";
import { NOW } from "../inventory-builder.js";
import { afterLookUps, anyEarlierProofs, anyInventory, anyTerms } from "./any-inventory.js";

const SCOPE: ScopeSettings = {
  ...{ regions: "all" as const, rootCompartment: null },
  ...{ includeSubcompartments: true, excludeCompartments: [] },
};
const TOLD = { namesNearest: true, told: (it: Assessment) => it };

/** What an audit by this policy says, which looks up what it needs and no more. */
function audited(
  whole: Parameters<typeof everyLookup>[0],
  { policy, gate }: Terms,
  earlierProofs: EarlierProofs,
): Assessment {
  const read = afterLookUps(whole, lookupsNeeded(whole, policy));
  const context = { coversTenancy: true, keepsBackupPoints: false, earlierProofs };
  return assess(read, policy, gate, NOW, context);
}

const LIMITS = { failOnExemptions: false, warnOnly: false };

describe("a preview", () => {
  test("answers under a policy as an audit by that policy does, through the file", async () => {
    await fc.assert(
      fc.asyncProperty(anyInventory, anyTerms, anyTerms, anyEarlierProofs, async (...drawn) => {
        const [whole, before, after, earlierProofs] = drawn;
        const snapshot = {
          ...{ toolVersion: "1.0.0", scope: SCOPE, readAt: NOW, coversTenancy: true },
          ...{ inventory: afterLookUps(whole, everyLookup(whole)), earlierProofs },
        };
        const read = await readSnapshot(await writeSnapshot(snapshot), "x.gz");
        const then = audited(whole, before, earlierProofs);
        const now = audited(whole, after, earlierProofs);
        expect(judgedUnder(read, before)).toEqual(then);
        expect(judgedUnder(read, after)).toEqual(now);
        const preview = comparePolicies(judgeTwice(read, before, after, TOLD), LIMITS);
        expect(preview.before.verdict).toEqual(then.verdict);
        expect(preview.after.verdict).toEqual(now.verdict);
      }),
    );
  });

  test("of a policy and the same one changes nothing", () => {
    fc.assert(
      fc.property(anyInventory, anyTerms, (whole, terms) => {
        const read = {
          ...{ readAt: NOW, coversTenancy: true },
          inventory: afterLookUps(whole, everyLookup(whole)),
        };
        const judged = judgeTwice(read, terms, terms, TOLD);
        const preview = comparePolicies(judged, { ...LIMITS, failOnExemptions: true });
        expect(preview).toMatchObject({
          ...{ begins: 0, stops: 0, exempted: 0, becomesUnknown: 0, volumes: [], checks: [] },
          verdict: { passed: true, violations: [] },
        });
        expect(preview.headline).toMatch(/^Nothing would change|^The inventory has no volume/);
        expect(preview.before).toEqual(preview.after);
        expect(preview.notices.filter(({ isNew }) => isNew)).toEqual([]);
      }),
    );
  });

  test("says nothing would change only where the gate and those who may delete stay as they are", () => {
    fc.assert(
      fc.property(anyInventory, anyTerms, anyTerms, (whole, one, other) => {
        const read = {
          ...{ readAt: NOW, coversTenancy: true },
          inventory: afterLookUps(whole, everyLookup(whole)),
        };
        const told = comparePolicies(judgeTwice(read, one, other, TOLD), LIMITS);
        const [then, now] = [judgedUnder(read, one), judgedUnder(read, other)];
        const allowed = ({ deletionRestricted: it }: Assessment) =>
          it?.who.filter(({ isAllowed }) => isAllowed);
        if (told.deletion === null) expect(allowed(now)).toEqual(allowed(then));
        if (!told.headline.startsWith("Nothing")) return;
        expect(told.deletion).toBeNull();
        const broken = ({ verdict }: Assessment) => verdict.violations.map(({ rule }) => rule);
        expect([now.verdict.passed, broken(now)]).toEqual([then.verdict.passed, broken(then)]);
      }),
    );
  });

  test("there and back again says the same of each volume from either side", () => {
    fc.assert(
      fc.property(anyInventory, anyTerms, anyTerms, (whole, one, other) => {
        const read = {
          ...{ readAt: NOW, coversTenancy: true },
          inventory: afterLookUps(whole, everyLookup(whole)),
        };
        const there = comparePolicies(judgeTwice(read, one, other, TOLD), LIMITS);
        const back = comparePolicies(judgeTwice(read, other, one, TOLD), LIMITS);
        expect(there.deletion?.begins).toEqual(back.deletion?.stops);
        expect(there.before).toEqual(back.after);
        expect(there.after).toEqual(back.before);
        const failing = there.before.failing + there.begins;
        const stopped = there.volumes.filter(
          ({ before, after }) => before.failing.length > 0 && after.failing.length === 0,
        );
        expect(there.after.failing).toBe(failing - stopped.length);
      }),
    );
  });

  test("of an inventory without look-ups calls unknown what it cannot tell, and says how much", () => {
    fc.assert(
      fc.property(anyInventory, anyTerms, (whole, terms) => {
        const bare = afterLookUps(whole, { policyAssets: [], replicas: [] });
        const read = { readAt: NOW, coversTenancy: true, inventory: bare };
        const { policyAssets } = lookupsNeeded(bare, terms.policy);
        const judged = judgedUnder(read, terms);
        for (const { checks } of judged.findings) {
          const told = checks.filter(({ id }) => id === "backup-policy-assigned");
          expect(told.every(({ result }) => result === "unknown")).toBe(true);
        }
        const { lacking } = judgeTwice(read, terms, terms, TOLD);
        expect(lacking.some(({ what }) => what === "backup-policy")).toBe(policyAssets.length > 0);
      }),
    );
  });
});
