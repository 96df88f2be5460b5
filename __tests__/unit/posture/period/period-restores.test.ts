import { describe, expect, test } from "@jest/globals";

import type { RestoreProof } from "../../../../src/inventory/restore-proof.js";
import type { Finding } from "../../../../src/posture/assessment.js";
import { cleanAssessment } from "../../reports/sample.js";
import { DAY, generatedDays, nameOf, periodOf, START } from "./period-fixture.js";

const [sound] = cleanAssessment().findings;
if (sound === undefined) throw new Error("the clean assessment has a volume");
const other: Finding = { ...sound, volumeId: "ocid1.volume.oc1.iad.other", volumeName: "other" };

const at = (day: number) => START + day * DAY;

const proof = (over: Partial<RestoreProof> = {}): RestoreProof => ({
  backupId: "ocid1.volumebackup.oc1.iad.b",
  backupTime: at(0),
  backupRegion: "us-ashburn-1",
  restoredVolumeId: "ocid1.volume.oc1.iad.test",
  restoredAt: at(1),
  restoredRegion: "us-ashburn-1",
  seenAt: at(2),
  ...over,
});

const restored = (over: Partial<RestoreProof> = {}): Finding => ({
  ...sound,
  restoreProof: proof(over),
});

/** A period of one finding list a day. */
function folderOf(...days: readonly (readonly Finding[])[]) {
  return generatedDays(days.length, (day) => ({ findings: days[day] ?? [] }));
}

describe("a restore in a period", () => {
  test("is told once, with the last run that saw it, though every report carries it on", () => {
    const days = folderOf(
      ...[[sound], [restored({ seenAt: at(1) })], [restored()], [restored()], [restored(), other]],
    );
    const { restores } = periodOf(days, 0, 4);
    const { volumeId, volumeName, compartmentPath, region } = sound;
    expect(restores).toEqual({
      seen: [{ volumeId, volumeName, compartmentPath, region, proof: proof() }],
      volumes: 1,
      without: 1,
    });
  });

  test("that only earlier runs saw is none of the period", () => {
    const days = folderOf([sound], [sound], [restored()], [restored()], [restored()]);
    expect(periodOf(days, 3, 4).restores).toEqual({ seen: [], volumes: 0, without: 1 });
    expect(periodOf(days, 2, 4).restores.seen).toHaveLength(1);
  });

  test("of a volume is told again where it was restored again", () => {
    const again = { restoredVolumeId: "second", restoredAt: at(3), seenAt: at(3) };
    const days = folderOf([sound], [sound], [restored()], [restored(again)], [sound]);
    const { seen, volumes } = periodOf(days, 0, 4).restores;
    expect(seen.map((it) => it.proof.restoredAt)).toEqual([at(1), at(3)]);
    expect(volumes).toBe(1);
  });

  test("that a report tells as this program does not is no proof", () => {
    const days = folderOf([sound], [sound], [restored()]);
    const name = nameOf(2);
    const text = days.get(name) ?? "";
    days.set(name, text.replace('"seen":"this_run"', '"seen":"yesterday"'));
    expect(text).toContain('"seen":"this_run"');
    expect(periodOf(days, 2, 2).restores).toEqual({ seen: [], volumes: 0, without: 1 });
  });

  test("without a report nothing is said of volumes", () => {
    expect(periodOf(new Map(), 0, 1).restores).toEqual({ seen: [], volumes: 0, without: null });
  });
});
