/** Of 90 generated days, each kind of damage to one report is named, whichever report it is. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Period } from "../../../../src/posture/period/period.js";
import { FACTS } from "../../reports/sample.js";
import { dateOf, generatedDays, nameOf, periodOf, type Folder } from "./period-fixture.js";

const DAYS = 90;
const WHOLE = generatedDays(DAYS);
const LAST = DAYS - 1;

const textOf = (folder: Folder, day: number) => folder.get(nameOf(day)) ?? "";

/** The period without damage, with something else in the place of one report or two. */
function damaged(change: (folder: Folder) => void): Period {
  const folder = new Map(WHOLE);
  change(folder);
  return periodOf(folder, 0, LAST);
}

const told = ({ chain }: Period) => chain.damages.map(({ kind, file }) => `${kind}: ${file}`);
const stateOf = ({ days }: Period, day: number) =>
  days.find(({ date }) => date === dateOf(day))?.state;

const anyDay = fc.nat(LAST);
/** The newest report has no later one that would hold it. */
const notLast = fc.nat(LAST - 1);

test("an undamaged period passes", () => {
  const period = periodOf(WHOLE, 0, LAST);
  expect(period.chain).toEqual({
    links: 89,
    damages: [],
    notes: [],
    openEnd: nameOf(LAST),
  });
  expect(period).toMatchObject({ isWhole: true, reports: 90, exceptions: [] });
  expect(period.headline).toBe("90 of 90 days covered; the chain of 90 reports holds.");
});

test("the order in which the files are read does not matter", () => {
  const shuffled = new Map([...WHOLE].reverse());
  expect(periodOf(shuffled, 0, LAST)).toEqual(periodOf(WHOLE, 0, LAST));
});

describe("a report is named that was", () => {
  test("dropped: the report after it follows one that is not here", () => {
    fc.assert(
      fc.property(notLast, (day) => {
        const period = damaged((folder) => folder.delete(nameOf(day)));
        expect(told(period)).toEqual([`missing: ${nameOf(day)}`]);
        expect(stateOf(period, day)).toBe("missing");
        expect(period.isWhole).toBe(false);
      }),
    );
  });

  test("dropped last: only its day tells", () => {
    const period = damaged((folder) => folder.delete(nameOf(LAST)));
    expect(told(period)).toEqual([]);
    expect(stateOf(period, LAST)).toBe("missing");
    expect(period.isWhole).toBe(false);
  });

  test("changed, be it in one character", () => {
    fc.assert(
      fc.property(notLast, (day) => {
        const period = damaged((folder) => {
          folder.set(nameOf(day), textOf(folder, day).replace("acme/prod/erp", "acme/prod/erq"));
        });
        expect(told(period)).toEqual([`changed: ${nameOf(day)}`]);
        expect(stateOf(period, day)).toBe("in question");
      }),
    );
  });

  test("changed last: the end that nothing holds is said, and what contradicts itself is seen", () => {
    const period = damaged((folder) => {
      folder.set(nameOf(LAST), textOf(folder, LAST).replace("acme/prod/erp", "acme/prod/erq"));
    });
    expect(period.chain.openEnd).toBe(nameOf(LAST));
    const better = damaged((folder) => {
      const text = textOf(folder, LAST);
      folder.set(nameOf(LAST), text.replace('"compliant_count": 1', '"compliant_count": 2'));
    });
    expect(told(better)).toEqual([`inconsistent: ${nameOf(LAST)}`]);
    expect(stateOf(better, LAST)).toBe("in question");
  });

  test("doubled under another name", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const copy = `copies/${nameOf(day)}`;
        const period = damaged((folder) => folder.set(copy, textOf(folder, day)));
        expect(told(period)).toEqual([`twice: ${copy}`]);
        expect(stateOf(period, day)).toBe("covered");
      }),
    );
  });

  test("put in the place of another day's", () => {
    fc.assert(
      fc.property(notLast, anyDay, (day, other) => {
        fc.pre(day !== other);
        const period = damaged((folder) => folder.set(nameOf(day), textOf(folder, other)));
        expect(told(period)).toEqual(
          expect.arrayContaining([`twice: ${nameOf(day)}`, `changed: ${nameOf(day)}`]),
        );
        expect(stateOf(period, day)).toBe("missing");
        expect(stateOf(period, other)).toBe("covered");
      }),
    );
  });

  test("swapped with another", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, other) => {
        fc.pre(day !== other);
        const period = damaged((folder) => {
          folder.set(nameOf(day), textOf(WHOLE, other));
          folder.set(nameOf(other), textOf(WHOLE, day));
        });
        expect(told(period).sort()).toEqual(
          [`misnamed: ${nameOf(day)}`, `misnamed: ${nameOf(other)}`].sort(),
        );
      }),
    );
  });

  test("of another tenancy", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const period = damaged((folder) => {
          const text = textOf(folder, day);
          folder.set(nameOf(day), text.replaceAll("tenancy.oc1..acme", "tenancy.oc1..other"));
        });
        expect(told(period)[0]).toBe(`other tenancy: ${nameOf(day)}`);
        expect(stateOf(period, day)).toBe("missing");
      }),
    );
  });

  test("cut off, or is none at all", () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom("", "{}", "[1", "\uFFFE"), (day, text) => {
        const period = damaged((folder) => folder.set(nameOf(day), text));
        expect(told(period)[0]).toBe(`unreadable: ${nameOf(day)}`);
        expect(stateOf(period, day)).toBe("missing");
      }),
    );
  });

  test("of a later version, which is said", () => {
    const later = textOf(WHOLE, 5).replace('"schema_version": "1.', '"schema_version": "2.');
    const { chain } = damaged((folder) => folder.set(nameOf(5), later));
    expect(chain.damages[0]).toMatchObject({
      kind: "unreadable",
      message: expect.stringMatching(
        / has the schema version "2\.\d", which is not one that this version reads \(1\.x\)\.$/,
      ),
    });
  });

  test("put in between, with a link to the report before it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LAST - 1 }), (day) => {
        const forged = textOf(WHOLE, day).replace("T03:15:00.000Z", "T09:15:00.000Z");
        const name = nameOf(day).replace("T031500Z", "T091500Z");
        const period = damaged((folder) => folder.set(name, forged));
        expect(told(period)).toEqual([`not followed: ${name}`]);
        expect(stateOf(period, day)).toBe("covered");
      }),
    );
  });

  test("made to begin the chain anew", () => {
    const folder = generatedDays(DAYS, (day) =>
      day === 45 ? { assessment: { drift: { ...EMPTY_DRIFT, baseline: null } } } : {},
    );
    const period = periodOf(folder, 0, LAST);
    expect(told(period)).toEqual([`no link: ${nameOf(45)}`]);
    expect(period.chain.links).toBe(88);
  });

  test("written twice for one moment", () => {
    const twin = `twin/${nameOf(30)}`;
    const period = damaged((folder) => {
      folder.set(twin, textOf(folder, 30).replace("acme/prod/erp", "acme/prod/erq"));
    });
    expect(told(period)).toContain(`same moment: ${twin}`);
    expect(stateOf(period, 30)).toBe("covered");
  });
});

const EMPTY_DRIFT = {
  ...{ new: 0, persisting: 0, changed: 0, resolved: 0, appeared: 0, vanished: 0 },
  resolvedFindings: [],
};

describe("a part of what lies in the folder", () => {
  test("is held by the reports before and after it", () => {
    const period = periodOf(WHOLE, 30, 59);
    expect(period).toMatchObject({ isWhole: true, reports: 30 });
    expect(period.chain).toMatchObject({ links: 31, openEnd: nameOf(60) });
    const changed = new Map(WHOLE);
    changed.set(nameOf(59), textOf(WHOLE, 59).replace("acme/prod/erp", "acme/prod/erq"));
    expect(told(periodOf(changed, 30, 59))).toEqual([`changed: ${nameOf(59)}`]);
  });

  test("does not answer for what is damaged beyond it", () => {
    const folder = new Map(WHOLE);
    for (const day of [3, 80]) folder.set(nameOf(day), "{}");
    folder.delete(nameOf(10));
    expect(periodOf(folder, 30, 59).isWhole).toBe(true);
  });

  test("begins with a report that follows one of before, which nobody asked for", () => {
    const folder = new Map([...WHOLE].slice(30));
    expect(periodOf(folder, 30, LAST)).toMatchObject({ isWhole: true });
    expect(told(periodOf(folder, 29, LAST))).toEqual([`missing: ${nameOf(29)}`]);
  });
});

describe("days", () => {
  test("without a report, with an incomplete one, and with no folder at all", () => {
    const unread = { complete: false } as const;
    const folder = generatedDays(5, (day) => (day === 2 ? { assessment: unread } : {}));
    const period = periodOf(folder, 0, 6);
    expect(period.days.map(({ state }) => state)).toEqual([
      ...["covered", "covered", "incomplete", "covered", "covered", "missing", "missing"],
    ]);
    expect(period.headline).toBe(
      "4 of 7 days covered, 2 missing, 1 incomplete; the chain of 5 reports holds.",
    );
    expect(periodOf(new Map(), 0, 0)).toMatchObject({
      isWhole: false,
      tenancyId: null,
      headline: "0 of 1 day covered, 1 missing; there is no report.",
    });
  });

  test("of a report of an earlier version are covered, and the lack of a link is said", () => {
    const folder = generatedDays(3);
    for (const [name, text] of folder) {
      folder.set(name, text.replace(/ {4}"previous": (?:null|\{[^}]*\}),\n/, ""));
    }
    const { chain, isWhole } = periodOf(folder, 0, 2);
    expect(isWhole).toBe(true);
    expect(chain).toMatchObject({ links: 0, damages: [] });
    expect(chain.notes).toEqual([
      "3 reports of an earlier version of this program say nothing of the report before them.",
    ]);
  });

  test("another scope's reports under the same prefix are counted apart", () => {
    const folder = generatedDays(4);
    const other = textOf(folder, 1)
      .replace('"root_compartment": null', '"root_compartment": "ocid1.compartment.oc1..x"')
      .replace("T03:15:00.000Z", "T05:00:00.000Z");
    folder.set(nameOf(1).replace("T031500Z", "T050000Z"), other);
    const { chain, isWhole } = periodOf(folder, 0, 3);
    expect(isWhole).toBe(true);
    expect(chain.notes).toEqual(["1 report of another scope in the same folder, not counted."]);
  });

  test("the same scope in another order is no other scope", () => {
    const lists = [
      ["phx", "iad"],
      ["iad", "phx"],
    ];
    const folder = generatedDays(4, (day) => {
      const [regions = [], excludeCompartments = []] = day < 2 ? lists : lists.toReversed();
      return { facts: { scope: { ...FACTS.scope, regions, excludeCompartments } } };
    });
    const { chain, isWhole } = periodOf(folder, 0, 3);
    expect(chain.notes).toEqual([]);
    expect(isWhole).toBe(true);
  });
});
