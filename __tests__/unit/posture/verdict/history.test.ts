import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DAY_MS, HOUR_MS } from "../../../../src/plain/days.js";
import { assess } from "../../../../src/posture/assess.js";
import type { Assessment } from "../../../../src/posture/assessment.js";
import type { Snapshot } from "../../../../src/posture/verdict/snapshot.js";
import {
  carriedOn,
  DAY_LETTERS,
  daysOf,
  pastDays,
} from "../../../../src/posture/verdict/history.js";
import type { HistoryEntry } from "../../../../src/posture/verdict/snapshot.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { readReport } from "../../../../src/reports/json/read-report.js";
import { FACTS } from "../../reports/sample.js";
import { backup, inventory, NOW, STRICT, volume } from "../inventory-builder.js";
import { PLAIN, policy, settings } from "../policy-fixtures.js";

const NAMES = ["a", "b", "c"];
const idOf = (name: string) => `ocid1.volume.oc1.iad.${name}`;

/** What one run of a replay meets. */
interface Step {
  /** Hours since the run before; a clock may be set back. */
  readonly hours: number;
  /** The age in days of each volume's newest backup; null: it has none; undefined: it is not there. */
  readonly ages: readonly (number | null | undefined)[];
}

const step = fc.record({
  hours: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 20, max: 30 }) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 1, arbitrary: fc.integer({ min: 48, max: 200 }) },
    { weight: 1, arbitrary: fc.integer({ min: -70, max: -1 }) },
  ),
  ages: fc.tuple(
    ...NAMES.map(() =>
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(1, 6, 9, null) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      ),
    ),
  ),
});

function run(at: number, { ages }: Step, before: Snapshot | null): Assessment {
  const present = NAMES.flatMap((name, index) =>
    ages[index] === undefined ? [] : [{ id: idOf(name), age: ages[index] }],
  );
  const given = inventory({
    volumes: present.map(({ id }) => volume({ id, timeCreated: 0 })),
    backups: present.flatMap(({ id, age }) =>
      age === null ? [] : [backup({ id: `${id}b`, volumeId: id, timeCreated: at - age * DAY_MS })],
    ),
  });
  return assess(given, PLAIN, STRICT, at, { baseline: before });
}

/** As the next run finds it: written as a report, and read back. */
function reread(assessment: Assessment): Snapshot {
  const text = jsonRenderer.render(assessment, FACTS);
  const read = readReport(Buffer.from(text), "last.json", null);
  if (!("snapshot" in read)) throw new Error(read.problem);
  expect(read.notice).toBeNull();
  return read.snapshot;
}

const dayOf = (at: number) => Math.floor(at / DAY_MS);

describe("a replay of 90 runs", () => {
  test("agrees with a plain recount, gaps and clocks that jump included", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 90, maxLength: 90 }), (steps) => {
        let at = NOW;
        let before: Snapshot | null = null;
        let entries = new Map<number, readonly number[]>();
        let letters = new Map<string, Map<number, string>>();
        for (const each of steps) {
          at += each.hours * HOUR_MS;
          const found = run(at, each, before);
          const today = dayOf(at);

          const { compliant, stale, noBackup, unknown, total } = found.summary;
          entries = new Map([...entries].filter(([day]) => day < today));
          entries.set(today, [total, compliant, stale, noBackup, unknown]);
          letters = new Map(
            found.findings.map(({ volumeId, status }) => {
              const known = [...(letters.get(volumeId) ?? [])].filter(
                ([day]) => day < today && day > today - 30,
              );
              return [volumeId, new Map([...known, [today, DAY_LETTERS[status]]])];
            }),
          );

          expect(
            found.history.map((it) => [
              Date.parse(it.day) / DAY_MS,
              [it.volumes, it.compliant, it.stale, it.noBackup, it.unknown],
            ]),
          ).toEqual([...entries]);
          for (const finding of found.findings) {
            const known = letters.get(finding.volumeId) ?? new Map<number, string>();
            const strip = Array.from({ length: 30 }, (_, i) => known.get(today - 29 + i) ?? ".");
            expect(daysOf(finding)).toBe(strip.join("").replace(/^\.+/, ""));
          }
          before = reread(found);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  test("two runs a day are one entry, which adds up what both fixed", () => {
    const ages = (first: number | null, second: number | null): Step => {
      return { hours: 0, ages: [first, second, undefined] };
    };
    const day = Date.parse("2026-11-05T00:00:00Z");
    const start = reread(run(day - 3 * DAY_MS, ages(null, null), null));
    const morning = reread(run(day + HOUR_MS, ages(1, null), start));
    const evening = run(day + 20 * HOUR_MS, ages(1, 1), morning);
    expect(evening.history.map((it) => it.day)).toEqual(["2026-11-02", "2026-11-05"]);
    expect(evening.history[1]).toMatchObject({ fixed: 2, oldestGapDays: null });
    expect(evening.history[1]?.fixedDays).toBeCloseTo(3.04 + 3.83, 5);
    expect(evening.history[0]).toMatchObject({ fixed: 0, oldestGapDays: 0 });
  });
});

describe("the history", () => {
  const entry = (day: string): HistoryEntry => ({
    day,
    volumes: 0,
    compliant: 0,
    stale: 0,
    noBackup: 0,
    unknown: 0,
    compliancePercent: 100,
    unprotectedGb: 0,
    fixed: 0,
    fixedDays: 0,
    oldestGapDays: null,
    isPolicyChanged: false,
  });

  test("has at most 400 days", () => {
    const days = Array.from({ length: 400 }, (_, index) =>
      entry(new Date(NOW - (400 - index) * DAY_MS).toISOString().slice(0, 10)),
    );
    const before = { ...reread(run(NOW - DAY_MS, NONE, null)), history: days };
    const { history } = run(NOW, NONE, before);
    expect(history).toHaveLength(400);
    expect(history[0]?.day).toBe(days[1]?.day);
  });

  test("of a run that was broken off has no entry, and keeps those there are", () => {
    const before = { ...reread(run(NOW - DAY_MS, NONE, null)) };
    const found = run(NOW, NONE, before);
    const today = {
      ...found,
      now: NOW,
      rules: new Map(),
      isInterrupted: true,
    };
    expect(carriedOn(before, today)).toEqual(before.history);
  });

  test("marks the day on which other things were asked, and not another name for the same", () => {
    const strict = policy({ defaults: settings({}, { maxBackupAgeMs: DAY_MS }) });
    const before = reread(run(NOW - DAY_MS, NONE, null));
    const marked = (to: typeof PLAIN) =>
      assess(inventory(), to, STRICT, NOW, { baseline: before }).history.at(-1)?.isPolicyChanged;
    expect(marked(PLAIN)).toBe(false);
    expect(marked(strict)).toBe(true);
  });

  test("is the same for what another order of volumes gives", () => {
    const before = reread(run(NOW - DAY_MS, { hours: 0, ages: [1, 9, null] }, null));
    const shuffled = { ...before, volumes: before.volumes.toReversed() };
    const again = { hours: 0, ages: [1, 1, null] };
    const bytes = (baseline: Snapshot) => jsonRenderer.render(run(NOW, again, baseline), FACTS);
    expect(bytes(shuffled)).toBe(bytes(before));
  });
});

const NONE: Step = { hours: 0, ages: [undefined, undefined, undefined] };

describe("a volume's days", () => {
  test.each([
    ["CCN", 0, 0, "CC"],
    ["CCN", 0, 1, "CCN"],
    ["CCN", 0, 3, "CCN.."],
    ["CCN", 1, 0, "C"],
    ["CCN", 9, 0, ""],
    ["C", 0, 40, ""],
    ["C".repeat(30), 0, 1, "C".repeat(29)],
  ])("%j of day %i are %j before day %i", (days, then, now, past) => {
    expect(pastDays(days, then * DAY_MS + HOUR_MS, now * DAY_MS + 5 * HOUR_MS)).toBe(past);
  });

  test("take few bytes of a report", () => {
    const text = `,"status_days":"${"C".repeat(30)}"`;
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(200);
  });
});
