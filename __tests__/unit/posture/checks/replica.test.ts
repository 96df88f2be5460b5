import { describe, expect, test } from "@jest/globals";
import type { Lookup, Replica } from "../../../../src/inventory/inventory.js";
import { replica } from "../../../../src/posture/checks/replica.js";
import {
  command,
  boot,
  type Case,
  HOUR,
  NONE,
  NOW,
  outcome,
  requiring,
  settings,
  UNREAD,
} from "./subject-builder.js";

const synced = (ms: number | null, lifecycleState = "AVAILABLE"): Lookup<Replica> => ({
  kind: "answered",
  answer: { id: "r", lifecycleState, timeLastSynced: ms === null ? null : NOW - ms },
});
const hourly = requiring({ replica: HOUR });
const caution = "; replication is no backup";

describe("replica", () => {
  test.each<Case>([
    [
      "exactly at the limit",
      { ...hourly, replicas: [synced(HOUR)] },
      "pass",
      `the newest replica lags by 1 hour (limit 1)${caution}`,
    ],
    [
      "a millisecond over",
      { ...hourly, replicas: [synced(HOUR + 1)] },
      "fail",
      `the newest replica lags by 1 hour (limit 1, exceeded by less than 0.01 hours)${caution}`,
    ],
    [
      "the newest of several, whatever else is unread",
      { ...hourly, replicas: [UNREAD, synced(9 * HOUR), synced(0.5 * HOUR)] },
      "pass",
      `the newest replica lags by 0.5 hours (limit 1)${caution}`,
    ],
    [
      "from a clock ahead of ours",
      { ...hourly, replicas: [synced(-HOUR, "ACTIVATING")] },
      "pass",
      `the newest replica lags by 0 hours (limit 1)${caution}`,
    ],
    [
      "never synced",
      { ...hourly, replicas: [synced(null)] },
      "fail",
      `no replica of the volume has synced${caution}`,
    ],
    [
      "FAULTY or gone",
      { ...hourly, replicas: [synced(0, "FAULTY"), synced(0, "TERMINATED"), NONE] },
      "fail",
      `no replica of the volume has synced${caution}`,
    ],
    [
      "late, and another unread",
      { ...hourly, replicas: [synced(9 * HOUR), UNREAD] },
      "unknown",
      `a replica of the volume could not be looked up${caution}`,
    ],
    ["none", { ...hourly, replicas: [] }, "fail", `the volume has no replica${caution}`],
    ["not looked up", hourly, "not_applicable", "the volume's replicas were not looked up"],
    ["not asked for", { replicas: [synced(0)] }, "not_applicable", "no rule asks for a replica"],
  ])("%s", (_, over, result, message) => {
    expect(outcome(replica, over)).toEqual([result, message]);
  });

  test("the remedy turns replication on where there is none", () => {
    const remedy = (over: Parameters<typeof command>[1]) =>
      command(replica, { ...hourly, ...over });
    expect(remedy({ replicas: [] })).toBe(
      "oci bv volume update --block-volume-replicas file://replicas.json " +
        "--volume-id ocid1.volume.oc1.iad.a --region us-ashburn-1",
    );
    expect(remedy({ replicas: [], volume: boot() })).toMatch(
      /^oci bv boot-volume update --boot-volume-replicas .* --boot-volume-id ocid1/,
    );
    expect(remedy({ replicas: [synced(null)] })).toBeNull();
  });

  test("is required where a rule names a lag", () => {
    expect(replica.isRequired(settings())).toBe(false);
    expect(replica.isRequired(settings({}, { replica: HOUR }))).toBe(true);
  });
});
