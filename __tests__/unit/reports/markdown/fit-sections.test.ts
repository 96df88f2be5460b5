import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fitSections } from "../../../../src/reports/markdown/fit-sections.js";
import { topRows } from "../../../../src/reports/markdown/top-rows.js";

const sizeOf = (text: string) => text.length;
const section = (title: string, size: number, rank: number) => ({
  ...{ title, text: "x".repeat(size), rank },
});

describe("fitSections", () => {
  test("shows all in their order where there is room, and no empty one", () => {
    const given = [section("B", 3, 1), section("A", 2, 0), section("C", 0, 2)];
    expect(fitSections(given, 1000, sizeOf)).toBe("\n## B\n\nxxx\n\n## A\n\nxx\n");
  });

  test("gives room to the lowest rank first, and names what is left out", () => {
    const given = [section("Long", 500, 1), section("First", 10, 0), section("Last", 10, 2)];
    expect(fitSections(given, 200, sizeOf)).toBe(
      "\n## First\n\nxxxxxxxxxx\n\n## Last\n\nxxxxxxxxxx\n\n*Left out for want of room: long. The full report has it all.*\n",
    );
  });

  test("without any room there is nothing, not even a line", () => {
    expect(fitSections([section("A", 10, 0)], 0, sizeOf)).toBe("");
  });

  test("never takes more than the room", () => {
    const sections = fc.array(
      fc.record({ title: fc.string(), text: fc.string(), rank: fc.nat(9) }),
    );
    fc.assert(
      fc.property(sections, fc.nat(400), (given, room) => {
        expect(fitSections(given, room, sizeOf).length).toBeLessThanOrEqual(room);
      }),
    );
  });
});

describe("topRows", () => {
  const table = { columns: [{ title: "N" }], rows: [["1"], ["2"], ["3"]] };

  test.each([
    [3, "| N |\n| --- |\n| 1 |\n| 2 |\n| 3 |\n"],
    [2, "| N |\n| --- |\n| 1 |\n| 2 |\n\n*1 more row is in the full report.*\n"],
    [1, "| N |\n| --- |\n| 1 |\n\n*2 more rows are in the full report.*\n"],
  ])("of three rows at most %i", (most, expected) => {
    expect(topRows(table, most)).toBe(expected);
  });

  test("is nothing without rows", () => {
    expect(topRows({ ...table, rows: [] }, 3)).toBe("");
  });
});
