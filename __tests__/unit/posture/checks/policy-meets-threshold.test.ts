import { describe, expect, test } from "@jest/globals";
import { policyMeetsThreshold } from "../../../../src/posture/checks/policy-meets-threshold.js";
import { ORACLE_DEFINED_POLICIES } from "../../../../src/posture/schedule/oracle-defined-policies.js";
import { volume } from "../inventory-builder.js";
import {
  command,
  assigned,
  type Case,
  DAILY,
  DAY,
  MONTHLY,
  NONE,
  outcome,
  settings,
  UNREAD,
  UNREADABLE,
} from "./subject-builder.js";

const limit = (maxBackupAgeMs: number) => ({ settings: settings({ maxBackupAgeMs }) });
const bronze = assigned(ORACLE_DEFINED_POLICIES.bronze);
const POLICY = 'backup policy "nightly" of the volume';

describe("policy-meets-threshold", () => {
  test.each<Case>([
    [
      "daily, exactly at the limit with its slack",
      { policy: assigned([DAILY]), ...limit(2 * DAY) },
      "pass",
      `${POLICY} leaves up to 1 day between backups, with 1 day of delay 2 days (limit 2)`,
    ],
    [
      "a millisecond over",
      { policy: assigned([DAILY]), ...limit(2 * DAY - 1) },
      "fail",
      `${POLICY} leaves up to 1 day between backups, with 1 day of delay ` +
        "2 days (limit 2, exceeded by less than 0.01 days)",
    ],
    [
      "bronze against a week",
      { policy: bronze },
      "fail",
      `${POLICY} leaves up to 31 days between backups, with 1 day of delay 32 days (limit 7)`,
    ],
    [
      "kept for less than the time between backups",
      { policy: assigned([{ ...DAILY, retentionSeconds: 43_200 }]) },
      "fail",
      `${POLICY} does not keep its backups until the next one is there, up to 1 day late: at times none is left`,
    ],
    [
      "kept for less, delay included",
      { policy: assigned([{ ...DAILY, retentionSeconds: 2 * 86_400 - 1 }]) },
      "fail",
      `${POLICY} does not keep its backups until the next one is there, up to 1 day late: at times none is left`,
    ],
    [
      "kept just long enough",
      { policy: assigned([{ ...DAILY, retentionSeconds: 2 * 86_400 }]) },
      "pass",
      `${POLICY} leaves up to 1 day between backups, with 1 day of delay 2 days (limit 7)`,
    ],
    [
      "half of each day only a yearly one is left",
      {
        policy: assigned([
          { ...DAILY, retentionSeconds: 43_200 },
          { ...DAILY, period: "ONE_YEAR", retentionSeconds: 157_680_000 },
        ]),
        ...limit(5.5 * DAY),
      },
      "fail",
      `${POLICY} does not keep each backup until the next one is there, up to 1 day late: ` +
        "at times the newest that is left has an age of 367 days (limit 5.5)",
    ],
    [
      "weekly ones tide over daily ones that are kept too short",
      {
        policy: assigned([
          { ...DAILY, retentionSeconds: 86_400 },
          { ...DAILY, period: "ONE_WEEK", retentionSeconds: 28 * 86_400 },
        ]),
        ...limit(8 * DAY),
      },
      "pass",
      `${POLICY} does not keep each backup until the next one is there, up to 1 day late: ` +
        "at times the newest that is left has an age of 8 days (limit 8)",
    ],
    [
      "monthly on the 31st, within the limit only if short months are not skipped",
      { policy: assigned([{ ...MONTHLY, dayOfMonth: 31 }]), ...limit(40 * DAY) },
      "unknown",
      `${POLICY} has a schedule for a day that not every month has, and what OCI does in the others is ` +
        "not documented: if it makes no backup there, the policy does not keep within 40 days",
    ],
    [
      "monthly on the 31st, too seldom however it is meant",
      { policy: assigned([{ ...MONTHLY, dayOfMonth: 31 }]), ...limit(31 * DAY) },
      "fail",
      `${POLICY} leaves up to 31 days between backups, with 1 day of delay 32 days (limit 31)`,
    ],
    [
      "monthly on the 29th, often enough though February were skipped",
      { policy: assigned([{ ...MONTHLY, dayOfMonth: 29 }]), ...limit(61 * DAY) },
      "pass",
      `${POLICY} leaves up to 31 days between backups, with 1 day of delay 32 days (limit 61)`,
    ],
    [
      "monthly on the 28th",
      { policy: assigned([{ ...MONTHLY, dayOfMonth: 28 }]), ...limit(32 * DAY) },
      "pass",
      `${POLICY} leaves up to 31 days between backups, with 1 day of delay 32 days (limit 32)`,
    ],
    [
      "yearly on 29 February, kept for two years",
      {
        policy: assigned([
          {
            ...MONTHLY,
            ...{ period: "ONE_YEAR", month: "FEBRUARY", dayOfMonth: 29 },
            retentionSeconds: 730 * 86_400,
          },
        ]),
        ...limit(400 * DAY),
      },
      "unknown",
      `${POLICY} has a schedule for a day that not every month has, and what OCI does in the others is ` +
        "not documented: if it makes no backup there, the policy does not keep within 400 days",
    ],
    ["without schedules", { policy: assigned([]) }, "fail", `${POLICY} has no schedules`],
    [
      "none",
      { policy: NONE },
      "fail",
      "no backup policy is assigned, so nothing keeps the volume within 7 days",
    ],
    [
      "some schedule unreadable",
      { policy: assigned([DAILY, UNREADABLE]) },
      "unknown",
      `${POLICY} has a schedule that this version cannot read`,
    ],
    [
      "no schedule readable",
      { policy: assigned([UNREADABLE]) },
      "unknown",
      `${POLICY} has a schedule that this version cannot read`,
    ],
    ["unread", { policy: UNREAD }, "unknown", "the backup policy could not be looked up"],
    [
      "not looked up",
      {},
      "not_applicable",
      "the backup policy was not looked up, since no rule asks for it",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(policyMeetsThreshold, over)).toEqual([result, message]);
  });

  test("the remedy replaces the policy where it is assigned", () => {
    const remedy = (over: Parameters<typeof command>[1]) => command(policyMeetsThreshold, over);
    const inGroup = volume({ volumeGroupId: "ocid1.volumegroup.oc1.iad.g" });
    const viaGroup = assigned([MONTHLY], { via: "volume_group" });
    expect(remedy({ policy: bronze, volume: inGroup })).toContain("--asset-id ocid1.volume.oc1");
    expect(remedy({ policy: viaGroup, volume: inGroup })).toContain("--asset-id ocid1.volumegroup");
    expect(remedy({ policy: viaGroup })).toContain("--asset-id ocid1.volume.oc1");
    expect(remedy({ policy: NONE })).toContain("--asset-id ocid1.volume.oc1");
  });
});
