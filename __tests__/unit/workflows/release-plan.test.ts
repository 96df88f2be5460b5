import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  changeOf,
  nextVersion,
  notesOf,
  parseVersion,
  releaseChangelog,
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

describe("changeOf", () => {
  test.each([
    ["feat: html report", "Added", "html report"],
    ["feat(reports): html", "Added", "reports: html"],
    ["fix: age of a copy", "Fixed", "age of a copy"],
    ["perf: fewer calls", "Changed", "fewer calls"],
    ["revert: fewer calls", "Changed", "fewer calls"],
    ["refactor!: inputs renamed", "Changed", "inputs renamed (breaking)"],
    ["chore: x\n\nBREAKING CHANGE: Node 20 is gone", "Changed", "x (breaking)"],
  ])("%j", (message, section, text) => {
    expect(changeOf(message)).toMatchObject({ section, text });
  });

  test.each(["docs: readme", "build: dist", "Merge branch main", "feat without a colon", ""])(
    "%j changes nothing for a user",
    (message) => {
      expect(changeOf(message)).toBeNull();
    },
  );
});

describe("nextVersion", () => {
  test.each([
    ["1.2.3", ["fix: a"], "1.2.4"],
    ["1.2.3", ["fix: a", "feat: b"], "1.3.0"],
    ["1.2.3", ["feat: a", "fix!: b"], "2.0.0"],
    ["0.2.3", ["fix!: b"], "0.3.0"],
    ["0.2.3", ["feat: b"], "0.3.0"],
    ["0.2.3", ["docs: a", "perf: b"], "0.2.4"],
  ])("%s and %j make %s", (last, messages, next) => {
    expect(nextVersion(parseVersion(last), messages).join(".")).toBe(next);
  });

  test("refuses a release of nothing", () => {
    expect(() => nextVersion([1, 2, 3], ["docs: a"])).toThrow(
      "Nothing to release: no commit since v1.2.3 is a feat, fix, perf, revert or breaking change.",
    );
  });

  test("is always later", () => {
    const numbers = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99));
    const messages = fc.array(fc.constantFrom("fix: a", "feat: a", "feat!: a", "docs: a"));
    fc.assert(
      fc.property(numbers, messages, (last, rest) => {
        const weight = ([major, minor, patch]: readonly [number, number, number]) =>
          (major * 1000 + minor) * 1000 + patch;
        expect(weight(nextVersion(last, ["fix: a", ...rest]))).toBeGreaterThan(weight(last));
      }),
    );
  });
});

test("notes are grouped, in the order of the commits", () => {
  expect(notesOf(["fix: b", "feat: a", "docs: x", "feat: c"])).toBe(
    "### Added\n\n- a\n- c\n\n### Fixed\n\n- b",
  );
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
