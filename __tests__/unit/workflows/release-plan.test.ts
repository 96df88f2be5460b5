import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { interfaceBreaks } from "../../../.github/scripts/interface-breaks.js";
import {
  breakingChange,
  changesOf,
  firstVersion,
  nextVersion,
  notesOf,
  parseVersion,
  releaseChangelog,
  releaseCommits,
  sectionOf,
  unfinishedRelease,
} from "../../../.github/scripts/release-plan.js";

describe("parseVersion", () => {
  test("takes a version with or without v", () => {
    expect(parseVersion("v1.20.3")).toEqual([1, 20, 3]);
    expect(parseVersion("0.1.0")).toEqual([0, 1, 0]);
  });

  test.each(["1.2", "1.2.3-rc.1", "v1", ""])("refuses %j", (text) => {
    expect(() => parseVersion(text)).toThrow(`"${text}" is no version: X.Y.Z is expected.`);
  });
});

describe("changesOf", () => {
  test.each([
    ["feat: html report", "Added", "html report"],
    ["feat(reports): html", "Added", "reports: html"],
    ["Fix: age of a copy", "Fixed", "age of a copy"],
    ["perf: fewer calls", "Changed", "fewer calls"],
    ["revert: fewer calls", "Changed", "fewer calls"],
  ])("%j", (message, section, text) => {
    expect(changesOf([message])).toEqual([{ section, text, isBreaking: false }]);
  });

  test.each([
    ["refactor!: inputs renamed", "inputs renamed (breaking)"],
    ["chore(ci)!: x", "ci: x (breaking)"],
    ["chore: x\n\nBREAKING CHANGE: Node 20 is gone", "x (breaking)"],
    ["chore: x\n\nBREAKING-CHANGE: Node 20 is gone", "x (breaking)"],
    ["Merge branch main\n\nBREAKING CHANGE: Node 20 is gone", "Merge branch main (breaking)"],
    ["Inputs (#12)\n\n* docs: a\n\n* refactor!: b", "Inputs (#12) (breaking)"],
    ["Inputs (#12)\r\n\r\n- FEAT(api)!: b", "Inputs (#12) (breaking)"],
  ])("a breaking change is none the less for how it is written: %j", (message, text) => {
    expect(changesOf([message])).toEqual([{ section: "Changed", isBreaking: true, text }]);
  });

  test.each(["docs: readme", "build: dist", "Merge branch main", "feat without a colon", ""])(
    "%j changes nothing for a user",
    (message) => {
      expect(changesOf([message])).toEqual([]);
    },
  );
});

describe("interfaceBreaks", () => {
  const action = (inputs: object, outputs: object = {}) => JSON.stringify({ inputs, outputs });
  const before = action({ a: {}, b: { required: true } }, { x: {} });

  test.each([
    ["nothing, where one is added", action({ a: {}, b: { required: true }, c: {} }, { x: {} }), []],
    ["nothing, where less has to be given", action({ a: {}, b: {} }, { x: {} }), []],
    ["an input that is gone", action({ a: {} }, { x: {} }), ["the input b is gone"]],
    ["an output that is gone", action({ a: {}, b: { required: true } }), ["the output x is gone"]],
    [
      "an input that has to be given now, old or new",
      action({ a: { required: true }, b: { required: true }, c: { required: true } }, { x: {} }),
      ["the input a is required", "the input c is required"],
    ],
  ])("finds %s", (_case, after, breaks) => {
    expect(interfaceBreaks(before, after)).toEqual(breaks);
  });

  test("raises the major number, whatever the commits say", () => {
    const changes = [...changesOf(["fix: a"]), breakingChange("the input b is gone")];
    expect(nextVersion([1, 2, 3], changes)).toEqual([2, 0, 0]);
    expect(notesOf(changes)).toContain("- the input b is gone (breaking)");
  });
});

describe("firstVersion", () => {
  test("is the one of package.json, from 1.0.0", () => {
    expect(firstVersion([1, 0, 0])).toEqual([1, 0, 0]);
    expect(() => firstVersion([0, 9, 0])).toThrow(
      "package.json has the version 0.9.0: set 1.0.0, so that the first release makes the tag v1.",
    );
  });
});

describe("nextVersion", () => {
  test.each([
    ["1.2.3", ["fix: a"], "1.2.4"],
    ["1.2.3", ["fix: a", "feat: b"], "1.3.0"],
    ["1.2.3", ["feat: a", "fix!: b"], "2.0.0"],
    ["0.2.3", ["fix!: b"], "1.0.0"],
    ["1.2.3", ["docs: a", "perf: b"], "1.2.4"],
  ])("%s and %j make %s", (last, messages, next) => {
    expect(nextVersion(parseVersion(last), changesOf(messages)).join(".")).toBe(next);
  });

  test("refuses a release of nothing", () => {
    expect(() => nextVersion([1, 2, 3], changesOf(["docs: a"]))).toThrow(
      "Nothing to release: no commit since v1.2.3 is a feat, fix, perf, revert or breaking change.",
    );
  });

  test("is always later, and of another major exactly when something breaks", () => {
    const numbers = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99));
    const messages = fc.array(fc.constantFrom("fix: a", "feat: a", "feat!: a", "docs: a"));
    fc.assert(
      fc.property(numbers, messages, (last, rest) => {
        const weight = ([major, minor, patch]: readonly [number, number, number]) =>
          (major * 1000 + minor) * 1000 + patch;
        const next = nextVersion(last, changesOf(["fix: a", ...rest]));
        expect(weight(next)).toBeGreaterThan(weight(last));
        expect(next[0] !== last[0]).toBe(rest.includes("feat!: a"));
      }),
    );
  });
});

test("notes are grouped, in the order of the commits", () => {
  expect(notesOf(changesOf(["fix: b", "feat: a", "docs: x", "feat: c"]))).toBe(
    "### Added\n\n- a\n- c\n\n### Fixed\n\n- b",
  );
});

describe("a release that broke off", () => {
  const commit = "a".repeat(40);
  const earlier = "b".repeat(40);
  const log = `${"c".repeat(40)} fix: x\n${commit} chore(release): v1.1.0\n${earlier} chore(release): v1.0.0`;

  test("is found by its commit, as long as it is not published", () => {
    const commits = releaseCommits(log);
    expect(commits).toEqual([
      { commit, version: "1.1.0" },
      { commit: earlier, version: "1.0.0" },
    ]);
    expect(unfinishedRelease(commits, "1.1.0", ["v1.0.0"])).toEqual({ commit, version: "1.1.0" });
    expect(unfinishedRelease(commits, "1.1.0", ["v1.0.0", "v1.1.0"])).toBeNull();
  });

  test("is given up when its commit was reverted", () => {
    expect(unfinishedRelease(releaseCommits(log), "1.0.0", [])).toBeNull();
  });

  test("is none where there never was a release", () => {
    expect(unfinishedRelease(releaseCommits(`${commit} feat: x`), "1.0.0", [])).toBeNull();
  });
});

describe("sectionOf", () => {
  const changelog =
    "# C\n\n## [Unreleased]\n\n## [1.1.0] - 2026-02-02\n\n- b\n\n## [1.0.0] - 2026-01-01\n\n- a\n";

  test("is what stands below the version", () => {
    expect(sectionOf(changelog, "1.1.0")).toBe("- b");
    expect(sectionOf(changelog, "1.0.0")).toBe("- a");
    expect(() => sectionOf(changelog, "1.0")).toThrow("CHANGELOG.md has no section for 1.0.");
  });
});

describe("releaseChangelog", () => {
  const head = "# Changelog\n\n## [Unreleased]\n";

  test("moves what was written under Unreleased", () => {
    const before = `${head}\n### Added\n\n- by hand\n\n## [1.0.0] - 2026-01-01\n\n- old\n`;
    const { changelog, section } = releaseChangelog(before, "1.1.0", "2026-02-02", "- generated");
    expect(section).toBe("### Added\n\n- by hand");
    expect(changelog).toBe(
      `${head}\n## [1.1.0] - 2026-02-02\n\n### Added\n\n- by hand\n\n## [1.0.0] - 2026-01-01\n\n- old\n`,
    );
  });

  test("takes the commits where nothing was written", () => {
    const { changelog } = releaseChangelog(head, "1.0.0", "2026-02-02", "- generated");
    expect(changelog).toBe(`${head}\n## [1.0.0] - 2026-02-02\n\n- generated\n`);
  });

  test("says what is missing", () => {
    expect(() => releaseChangelog("# Changelog\n", "1.0.0", "2026-02-02", "")).toThrow(
      'CHANGELOG.md has no line "## [Unreleased]": add it.',
    );
  });
});
