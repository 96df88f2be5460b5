import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { models } from "oci-core";

import {
  backupPolicy,
  policyAssignment,
  replica,
} from "../../../../src/oci/services/policy-records.js";

const LATEST = Date.parse("2100-01-01T00:00:00Z");
const instants = fc
  .date({ min: new Date(0), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());

describe("policy records", () => {
  test("a policy without schedules, and one that copies to another region", () => {
    const model = {
      id: "p",
      displayName: "house",
      schedules: [],
      destinationRegion: "eu-frankfurt-1",
    };
    expect(backupPolicy(model as unknown as models.VolumeBackupPolicy)).toEqual({
      id: "p",
      name: "house",
      destinationRegion: "eu-frankfurt-1",
      schedules: [],
    });
  });

  test("zero is a value of a schedule, and not the lack of one", () => {
    const schedule = {
      backupType: "FULL",
      period: "ONE_DAY",
      offsetSeconds: 0,
      hourOfDay: 0,
      retentionSeconds: 0,
    };
    const model = { id: "p", displayName: "house", schedules: [schedule] };
    const [only] = backupPolicy(model as unknown as models.VolumeBackupPolicy).schedules;
    expect(only).toMatchObject({ offsetSeconds: 0, hourOfDay: 0, retentionSeconds: 0 });
    expect(only).toMatchObject({ offsetType: null, dayOfMonth: null, timeZone: null });
  });

  test("instants come as text and become milliseconds", () => {
    fc.assert(
      fc.property(instants, (text) => {
        const assigned = { policyId: "p", timeCreated: text };
        expect(
          policyAssignment(assigned as unknown as models.VolumeBackupPolicyAssignment, LATEST),
        ).toEqual({ policyId: "p", assignedAt: Date.parse(text) });
        const copy = { id: "r", lifecycleState: "AVAILABLE", timeLastSynced: text };
        expect(replica(copy as unknown as models.BlockVolumeReplica, LATEST).timeLastSynced).toBe(
          Date.parse(text),
        );
      }),
    );
  });

  test.each([[undefined], [null]])("an instant that is %j is none", (text) => {
    const assigned = { policyId: "p", timeCreated: text };
    const { assignedAt } = policyAssignment(
      assigned as unknown as models.VolumeBackupPolicyAssignment,
      LATEST,
    );
    expect(assignedAt).toBeNull();
  });
});
