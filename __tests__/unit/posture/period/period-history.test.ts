import { describe, expect, test } from "@jest/globals";

import type { Finding } from "../../../../src/posture/assessment.js";
import type { RuleSettings } from "../../../../src/settings/policy.js";
import { cleanAssessment, FACTS } from "../../reports/sample.js";
import { settings } from "../policy-fixtures.js";
import { DAY, generatedDays, periodOf, START, type DayChange } from "./period-fixture.js";

const [sound] = cleanAssessment().findings;
if (sound === undefined) throw new Error("the clean assessment has a volume");

const stale: Finding = { ...sound, status: "STALE_BACKUP" };
const none: Finding = { ...sound, status: "NO_BACKUP" };
const APPROVED = { id: "RISK-1", reason: "moved next month", expires: "2026-08-31" };
const waived: Finding = { ...none, waived: true, exemption: APPROVED };
const other: Finding = { ...sound, volumeId: "ocid1.volume.oc1.iad.other", volumeName: "other" };
const unprotected: Finding = {
  ...sound,
  checks: [
    {
      ...{ id: "immutable", result: "fail", severity: "high", message: "none is", remedy: null },
      ...{ isRequired: true, waived: false, inGracePeriod: false, isNew: false },
    },
  ],
};

const withImmutable = (result: "pass" | "unknown" | "fail", isRequired = true): Finding => ({
  ...unprotected,
  checks: unprotected.checks.map((it) => ({ ...it, result, isRequired })),
});

const at = (day: number) => START + day * DAY;

/** A period of one finding list a day. */
function history(
  days: readonly (readonly Finding[])[],
  more: (day: number) => DayChange = () => ({}),
) {
  const folder = generatedDays(days.length, (day) => ({ findings: days[day] ?? [], ...more(day) }));
  return periodOf(folder, 0, days.length - 1);
}

describe("an exception", () => {
  test("of a check does not end where it cannot be told", () => {
    const unknown = withImmutable("unknown");
    const { exceptions } = history([[unprotected], [unknown], [withImmutable("pass")]]);
    expect(exceptions).toMatchObject([
      { check: "immutable", since: at(0), until: at(2), end: "fixed" },
    ]);
    const [standing] = history([[unprotected], [unknown]]).exceptions;
    expect(standing).toMatchObject({ until: null, end: "stands" });
    expect(history([[sound], [unknown]]).exceptions).toEqual([]);
  });

  test("is not fixed where its rule asks for something else", () => {
    const askedFor =
      (...given: readonly Partial<RuleSettings>[]) =>
      (day: number): DayChange => ({
        assessment: { rules: [{ name: sound.rule, settings: settings({}, given[day]) }] },
        facts: { policyFile: { path: "policy.yml", sha256: `${day}`.repeat(64) } },
      });
    const laxer = askedFor({ maxBackupAgeMs: DAY }, { maxBackupAgeMs: 30 * DAY });
    const otherPolicy = { policySha256: "1".repeat(64) };
    expect(history([[stale], [sound]], laxer).exceptions).toMatchObject([
      { until: at(1), end: "passes another limit", otherPolicy },
    ]);
    for (const later of [sound, withImmutable("fail", false)]) {
      expect(history([[unprotected], [later]], askedFor()).exceptions).toMatchObject([
        { check: "immutable", until: at(1), end: "no longer required", otherPolicy },
      ]);
    }
    expect(history([[stale], [sound]], askedFor()).exceptions).toMatchObject([
      { until: at(1), end: "fixed", otherPolicy: null },
    ]);
  });

  test("of a volume that only incomplete reports lay before may be older", () => {
    const first = (day: number) => (day === 0 ? { assessment: { complete: false } } : {});
    const { exceptions, population } = history([[other], [other, none], [other]], first);
    expect(exceptions).toMatchObject([{ since: at(1), isOlder: true, end: "volume gone" }]);
    expect(population.appeared).toEqual([]);
    const seen = history([[sound], [none]], first);
    expect(seen.exceptions).toMatchObject([{ since: at(1), isOlder: false }]);
  });

  test("lasts from the first report that shows it to the first that does not", () => {
    const { exceptions } = history([[sound], [stale], [none], [sound], [stale]]);
    expect(exceptions).toMatchObject([
      {
        check: "backup-recency",
        what: ["STALE_BACKUP", "NO_BACKUP"],
        since: at(1),
        until: at(3),
        isOlder: false,
        end: "fixed",
      },
      { what: ["STALE_BACKUP"], since: at(4), until: null, end: "stands" },
    ]);
  });

  test("of the oldest report may be older, and that is said", () => {
    expect(history([[none], [none]]).exceptions).toMatchObject([{ since: at(0), isOlder: true }]);
  });

  test("is a required check that fails, too", () => {
    expect(history([[unprotected], [withImmutable("pass")]]).exceptions).toMatchObject([
      { check: "immutable", what: ["fail"], until: at(1), end: "fixed", otherPolicy: null },
    ]);
  });

  test("says who exempted it, when, and by which state of the policy file", () => {
    const digests = ["a", "a", "b", "b", "c"].map((letter) => letter.repeat(64));
    const { exceptions } = history([[none], [waived], [waived], [none], [sound]], (day) => ({
      facts: {
        policyFile: { path: "policy.yml", sha256: digests[day] ?? "" },
        run: { ...SOME_RUN, sha: `commit-${day}` },
      },
    }));
    expect(exceptions).toMatchObject([
      {
        since: at(0),
        until: at(4),
        excused: [
          {
            ...APPROVED,
            kind: "exemption",
            from: at(1),
            until: at(3),
            policySha256: digests[1],
            run: { commit: "commit-1", url: SOME_RUN.url },
          },
        ],
      },
    ]);
  });

  test("starts another span where the exemption is another one", () => {
    const renewed = { ...waived, exemption: { ...APPROVED, expires: "2026-12-31" } };
    const [exception] = history([[waived], [renewed]]).exceptions;
    expect(exception?.excused).toMatchObject([
      { expires: "2026-08-31", from: at(0), until: at(1) },
      { expires: "2026-12-31", from: at(1), until: null },
    ]);
  });

  test("in its grace period is excused without a name", () => {
    const young = { ...none, inGracePeriod: true };
    expect(history([[young]]).exceptions).toMatchObject([
      { excused: [{ kind: "grace period", id: "", until: null }] },
    ]);
  });

  test("ends with the volume, and goes on where an incomplete report does not show it", () => {
    const incomplete = (day: number): DayChange =>
      day === 1 ? { assessment: { complete: false } } : {};
    const gone = history([[none, other], [other], [other]], incomplete);
    expect(gone.exceptions).toMatchObject([{ until: at(2), end: "volume gone" }]);
    expect(gone.population.vanished).toMatchObject([{ volumeId: none.volumeId, at: at(2) }]);
    const back = history([[none, other], [other], [none, other]], incomplete);
    expect(back.exceptions).toMatchObject([{ since: at(0), until: null, end: "stands" }]);
    expect(back.population).toMatchObject({ appeared: [], vanished: [], unseen: 0 });
    const open = history([[none, other], [other]], incomplete);
    expect(open.population).toMatchObject({ first: 2, last: 1, vanished: [], unseen: 1 });
  });

  test("that stood longest comes first, and one that ended before the period is left out", () => {
    const days = [[stale], [sound], [sound], [{ ...other, status: "NO_BACKUP" as const }]];
    const folder = generatedDays(4, (day) => ({ findings: days[day] ?? [] }));
    expect(periodOf(folder, 2, 3).exceptions).toMatchObject([{ volumeName: "other" }]);
    const two = history([[stale], [stale, { ...other, status: "NO_BACKUP" }], [sound, other]]);
    expect(two.exceptions.map(({ volumeName }) => volumeName)).toEqual([sound.volumeName, "other"]);
  });
});

test("the population grows and shrinks by name", () => {
  const { population } = history([[sound], [sound, other], [other]]);
  expect(population).toMatchObject({
    first: 1,
    last: 1,
    appeared: [{ volumeName: "other", at: at(1) }],
    vanished: [{ volumeId: sound.volumeId, at: at(2) }],
  });
});

const SOME_RUN = FACTS.run ?? { repository: "", runId: "", sha: "", url: "" };
