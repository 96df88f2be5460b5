import { expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Backup, Volume } from "../../../../src/inventory/inventory.js";
import { assess } from "../../../../src/posture/assess.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import {
  attachment,
  backup,
  DAY,
  inventory,
  NOW,
  OFF,
  STRICT,
  unread,
  volume,
} from "../../posture/inventory-builder.js";
import { exemption, match, policy, rule, settings } from "../../posture/policy-fixtures.js";
import { satisfiesCommitted, satisfiesExactly } from "../json-schema.js";
import { FACTS, OUTSIDE_ACTIONS } from "../sample.js";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
const kind = fc.constantFrom<Volume["kind"]>("BLOCK_VOLUME", "BOOT_VOLUME");
const region = fc.constantFrom("us-ashburn-1", "us-phoenix-1");
const id = fc.constantFrom("a", "b", "c", "d");
const instant = fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: NOW + 10 * 60_000 }));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const size = fc.integer({ min: 0, max: 1e12 });

const volumes = fc.array(
  fc
    .record({
      ...{ kind, id, region, timeCreated: instant, sizeGb: size },
      name: anyText,
      availabilityDomain: anyText,
      compartmentId: fc.constantFrom("ocid1.compartment.oc1..erp", "moved away"),
      lifecycleState: fc.constantFrom("AVAILABLE", "FAULTY", "TERMINATED", "OF_TOMORROW"),
      volumeGroupId: orNull(id),
      kmsKeyId: orNull(id),
      freeformTags: fc.dictionary(anyText, anyText, { maxKeys: 2 }),
    })
    .map((it) => volume(it)),
  { maxLength: 6 },
);

const protection: fc.Arbitrary<Backup["protection"]> = orNull(
  fc.record({
    ...{ isRetentionLocked: fc.boolean(), isIndefinite: fc.boolean() },
    ...{ isDeletionPrevented: fc.boolean(), retentionExpiresAt: orNull(fc.nat(2 * NOW)) },
  }),
);

const backups = fc.array(
  fc
    .record({
      ...{ kind, region, timeCreated: instant, sizeGb: size, protection },
      id: fc.constantFrom("k1", "k2", "k3", "k4", "k5"),
      volumeId: orNull(id),
      lifecycleState: fc.constantFrom("AVAILABLE", "CREATING", "FAULTY", "OF_TOMORROW"),
      expirationTime: orNull(fc.nat(2 * NOW)),
      uniqueGb: orNull(fc.nat(9)),
      isScheduled: fc.boolean(),
      copyOfId: orNull(fc.constantFrom("k1", "k2", "k9")),
    })
    .map((it) => backup(it)),
  { maxLength: 8 },
);

const attachments = fc.array(
  fc
    .record({
      ...{ kind, region, volumeId: id },
      instanceId: fc.constantFrom("", "i1", "i2"),
      lifecycleState: fc.constantFrom("ATTACHED", "DETACHED", "OF_TOMORROW", ""),
      isShareable: orNull(fc.boolean()),
    })
    .map((it) => attachment(it)),
  { maxLength: 4 },
);

const gaps = fc.array(
  fc
    .record({
      region,
      operation: fc.constantFrom("ListVolumes", "ListVolumeBackups", "ListVolumeAttachments"),
      status: orNull(fc.constantFrom(404, 500)),
      code: orNull(anyText),
      reason: anyText,
      opcRequestId: orNull(anyText),
    })
    .map((it) => unread(it)),
  { maxLength: 3 },
);

const EVERYTHING = settings({
  ...{ "backup-policy-assigned": true, "policy-meets-threshold": true, "schedule-missed": true },
  ...{ immutable: true, "customer-managed-key": true, retention: DAY, "cross-region-copy": DAY },
  ...{ replica: DAY, "achieved-rpo": DAY },
});
const POLICY = policy({
  defaults: EVERYTHING,
  rules: [{ ...rule("live", { attached: true }), settings: settings() }],
  exemptions: [exemption({ match: match({ attached: false }) })],
});

test("whatever was read, the JSON report satisfies its schema", () => {
  const read = fc.record({
    ...{ volumes, backups, attachments, unread: gaps, tolerated: gaps },
    unasked: gaps.map((them) => them.map((it) => ({ ...it, compartments: 3 }))),
    interruption: orNull(anyText),
  });
  fc.assert(
    fc.property(read, fc.boolean(), (given, isStrict) => {
      const regions = ["us-ashburn-1", "us-phoenix-1"];
      const judged = assess(
        inventory({ ...given, regions }),
        isStrict ? POLICY : policy({}),
        isStrict ? { ...STRICT, failOnSeverity: "info" } : OFF,
        NOW,
        { coversTenancy: isStrict },
      );
      const text = jsonRenderer.render(judged, isStrict ? FACTS : OUTSIDE_ACTIONS);
      const report = JSON.parse(text) as unknown;
      satisfiesCommitted(report);
      expect(satisfiesCommitted.errors).toBeNull();
      satisfiesExactly(report);
      expect(satisfiesExactly.errors).toBeNull();
    }),
  );
});
