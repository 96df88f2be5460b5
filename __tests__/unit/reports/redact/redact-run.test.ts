import { expect, test } from "@jest/globals";
import { compareRuns } from "../../../../src/posture/verdict/drift.js";
import type { VolumeSnapshot } from "../../../../src/posture/verdict/snapshot.js";
import { recogniseListed, redactScope } from "../../../../src/reports/redact/redact-run.js";
import { Redactor } from "../../../../src/reports/redact/redactor.js";

const TENANCY = "ocid1.tenancy.oc1..acme";
const SECRET = Buffer.from("the private key");
const SCOPE = {
  regions: ["us-ashburn-1"],
  rootCompartment: "ocid1.compartment.oc1..erp",
  includeSubcompartments: true,
  excludeCompartments: ["sandbox", "dev/**"],
} as const;

test("a scope names nothing, and can still be told from another one", () => {
  const redacted = redactScope(SCOPE, new Redactor(TENANCY, SECRET));
  expect(redacted).toEqual({
    regions: ["us-ashburn-1"],
    rootCompartment: expect.stringMatching(/^ocid1\.compartment\.oc1\.\.\.[0-9a-f]{12}$/),
    includeSubcompartments: true,
    excludeCompartments: [
      expect.stringMatching(/^pattern-[0-9a-f]{8}$/),
      expect.stringMatching(/^pattern-[0-9a-f]{8}$/),
    ],
  });
  expect(redactScope(SCOPE, new Redactor(TENANCY, SECRET))).toEqual(redacted);
  const narrower = { ...SCOPE, excludeCompartments: ["sandbox"], rootCompartment: null };
  expect(redactScope(narrower, new Redactor(TENANCY, SECRET))).toMatchObject({
    rootCompartment: null,
    excludeCompartments: redacted.excludeCompartments.slice(0, 1),
  });
});

test("what the last, redacted report said of a volume is found again; of a vanished one, kept", () => {
  const redactor = new Redactor(TENANCY, SECRET);
  const volume = (volumeId: string): VolumeSnapshot => ({
    volumeId,
    volumeName: "volume-00000000",
    compartmentPath: "tenancy-00000000",
    region: "us-ashburn-1",
    status: "NO_BACKUP",
    isExcused: false,
    failing: [],
    recoveryPointAt: null,
    timeCreated: null,
    rule: null,
    firstSeenAt: 1,
  });
  const ids = ["ocid1.volume.oc1.iad.a", "ocid1.volume.oc1.iad.b", "ocid1.volume.oc1.iad.gone"];
  const [short = "", , gone = ""] = ids.map((id) => redactor.ocid(id));
  const last = {
    generatedAt: 5,
    source: "last.json",
    limitsHeld: false,
    rules: new Map(),
    volumes: [volume(short), volume("ocid1.volume.oc1.iad.b"), volume(gone)],
  };
  const volumes = ids.slice(0, 2).map((id) => ({ id }));
  const recognised = recogniseListed(last, { volumes, backups: new Map() }, redactor);
  expect(recognised.volumes.map((it) => it.volumeId)).toEqual([...ids.slice(0, 2), gone]);
  const now = { ...last, volumes: ids.slice(0, 2).map(volume) };
  expect(compareRuns(recognised, now).drift).toMatchObject({ persisting: 2, vanished: 1, new: 0 });
});
