/** Releases and roll-backs walked through on a bare repository, with the workflows' own shell text. */
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { spawnSync } from "node:child_process";

import { Hosting } from "./local-run/hosting.js";

const tools = ["git", "jq", "sha256sum", "bash"];
const versionOf = (name: string) => spawnSync(name, ["--version"]);
const isThere = (name: string) => versionOf(name).status === 0;
const canRun =
  tools.every(isThere) && isThere("tar") && /GNU/.test(String(versionOf("tar").stdout));
const note = canRun ? "" : ` (skipped: needs GNU tar and ${tools.join(", ")})`;
const walk = canRun ? describe : describe.skip;

const FIRST = {
  message: "feat: everything",
  files: {
    "action.yml": "inputs:\n  region: {}\noutputs:\n  result: {}\n",
    "package.json": '{ "name": "audit", "version": "1.0.0" }\n',
    "package-lock.json": '{ "name": "audit", "version": "1.0.0" }\n',
    "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Everything.\n",
    "README.md": "# Audit\n",
    LICENSE: "MIT\n",
    "docs/page.md": "# Page\n",
    "src/main.ts": "audit();\n",
    "dist/index.js": "stale\n",
    "dist/gone.js": "stale\n",
    ".github/workflows/ci.yml": "name: CI\n",
  },
};
const FIX = {
  message: "fix: the age of a copy",
  // Another pin: a tag cannot go from one version to the other with GITHUB_TOKEN.
  files: { "src/main.ts": "audit(2);\n", ".github/workflows/ci.yml": "name: CI 2\n" },
};
const ASSETS = (tag: string) => [
  "SHA256SUMS",
  "licenses.txt",
  `oci-volume-backup-audit-${tag}.tar.gz`,
  "sbom.cdx.json",
];

/** What is there once 1.0.1 is released after 1.0.0, however it came about. */
function expectSecondRelease(hosting: Hosting): void {
  expect(hosting.tags()).toEqual({
    v1: "chore(release): v1.0.1",
    "v1.0.0": "chore(release): v1.0.0",
    "v1.0.1": "chore(release): v1.0.1",
  });
  expect(hosting.at("v1")).toBe(hosting.at("v1.0.1"));
  const commits = hosting.subjects().filter((subject) => subject.endsWith("v1.0.1"));
  expect(commits).toEqual(["chore(release): v1.0.1"]);
  expect(hosting.release("v1.0.1")).toMatchObject({
    isDraft: false,
    notes: "### Fixed\n\n- the age of a copy\n",
  });
  expect(hosting.assets("v1.0.1")).toEqual(ASSETS("v1.0.1"));
  expect(hosting.strayContents()).toEqual([]);
}

/** Each walks through several runs, of some dozen processes each. */
jest.setTimeout(300_000);

walk(`releases${note}`, () => {
  /** 1.0.0 is out. */
  let first: Hosting;
  /** 1.0.1 is out, too. */
  let second: Hosting;
  const opened: Hosting[] = [];
  const like = (earlier?: Hosting): Hosting => {
    const hosting = new Hosting(earlier);
    opened.push(hosting);
    return hosting;
  };
  const withFix = (): Hosting => {
    const hosting = like(first);
    hosting.commit(FIX);
    return hosting;
  };

  beforeAll(() => {
    first = like();
    first.commit(FIRST);
    const { prepare, publish } = first.startRelease();
    expect({ prepare, publish }).toMatchObject({
      prepare: { result: "success", outputs: { version: "1.0.0", commit: "" } },
      publish: { result: "success" },
    });
    second = withFix();
    expect(second.startRelease().publish).toMatchObject({ result: "success" });
  });
  afterAll(() => {
    for (const hosting of opened) hosting.remove();
  });

  test("the first one makes 1.0.0 and v1, of a commit that holds what was built", () => {
    expect(first.tags()).toEqual({
      v1: "chore(release): v1.0.0",
      "v1.0.0": "chore(release): v1.0.0",
    });
    expect(first.at("v1.0.0")).toBe(first.at("main"));
    const files = first.git("ls-tree", "-r", "--name-only", "v1", "dist").split("\n");
    expect(files).toEqual(["dist/chunk-1.0.0.js", "dist/index.js", "dist/licenses.txt"]);
    expect(first.git("show", "v1:dist/index.js")).toBe("audit();\n// 1.0.0");
    expect(first.git("show", "v1:CHANGELOG.md")).toMatch(/## \[1\.0\.0\] - \d{4}-\d\d-\d\d/);
    expect(first.release("v1.0.0")).toMatchObject({ notes: "### Added\n\n- Everything.\n" });
    expect(first.assets("v1.0.0")).toEqual(ASSETS("v1.0.0"));
    expect(first.strayContents()).toEqual([]);
  });

  test("a dry run changes nothing", () => {
    const hosting = withFix();
    const before = hosting.git("for-each-ref");
    const { prepare, publish } = hosting.startRelease({ dryRun: true });
    expect([prepare.result, publish.result]).toEqual(["success", "skipped"]);
    expect(prepare.outputs).toEqual({ version: "1.0.1", commit: "" });
    expect(hosting.git("for-each-ref")).toBe(before);
    expect(hosting.changes).toBe(0);
    expect(hosting.release("v1.0.1")).toBeUndefined();
  });

  test("a second one moves v1, and leaves nothing to release", () => {
    expectSecondRelease(second);
    const again = like(second).startRelease();
    expect(again.prepare.result).toBe("failure");
    expect(again.prepare.log).toContain("Nothing to release: no commit since v1.0.1");
  });

  test("one that broke off at each step is taken up by the next run, and ends as an unbroken one", () => {
    const hosting = withFix();
    const breakAt = (at: number, half = false) => {
      const { publish } = hosting.startRelease({ break: { at, half } });
      expect(publish).toMatchObject({ result: "failure" });
      expect(publish.log).toContain("the connection was lost");
      expect(hosting.changes).toBe(at);
      expect(hosting.strayContents()).toEqual([]);
    };
    breakAt(1);
    expect(hosting.subjects()[0]).toBe("chore(release): v1.0.1");
    // What comes in between waits for the release after.
    hosting.commit({ message: "feat: a format", files: { "src/main.ts": "audit(3);\n" } });
    // A tag that somebody else made is neither moved nor attested.
    hosting.git("update-ref", "refs/tags/v1.0.1", hosting.at("v1.0.0"));
    const { publish } = hosting.startRelease();
    expect(publish.log).toContain("The tag v1.0.1 is there and points to");
    expect([publish.result, hosting.changes, hosting.strayContents()]).toEqual(["failure", 0, []]);
    hosting.git("update-ref", "-d", "refs/tags/v1.0.1");
    breakAt(1);
    expect(Object.keys(hosting.tags())).toEqual(["v1", "v1.0.0", "v1.0.1"]);
    breakAt(1);
    expect(hosting.release("v1.0.1")).toMatchObject({ isDraft: true });
    breakAt(1, true);
    expect(() => hosting.assets("v1.0.1")).toThrow("SHA256SUMS");
    breakAt(1);
    expect(hosting.assets("v1.0.1")).toEqual(ASSETS("v1.0.1"));
    // No roll-back goes to a release that is not out.
    expect(hosting.rollBack("v1.0.1").result).toBe("failure");
    expect(hosting.at("v1")).toBe(hosting.at("v1.0.0"));
    breakAt(2);
    expect(hosting.at("v1")).toBe(hosting.at("v1.0.1"));
    expect(hosting.release("v1.0.1")).toMatchObject({ isDraft: true });
    breakAt(3);
    expectSecondRelease(hosting);
    expect(hosting.git("show", "v1:dist/index.js")).toBe("audit(2);\n// 1.0.1");
    const next = hosting.startRelease({ dryRun: true });
    expect(next.prepare.outputs).toEqual({ version: "1.1.0", commit: "" });
  });

  test("a breaking change makes v2, and v1 stays; the failed job alone can be run again", () => {
    const hosting = withFix();
    hosting.commit({ message: "feat!: another report" });
    const broken = hosting.startRelease({ break: { at: 1, half: false } });
    expect(broken.publish.result).toBe("failure");
    expect(broken.publishAgain()).toMatchObject({ result: "success" });
    expect(hosting.subjects().filter((subject) => subject.endsWith("v2.0.0"))).toHaveLength(1);
    expect(hosting.tags()).toEqual({
      v1: "chore(release): v1.0.0",
      "v1.0.0": "chore(release): v1.0.0",
      v2: "chore(release): v2.0.0",
      "v2.0.0": "chore(release): v2.0.0",
    });
    expect(hosting.assets("v2.0.0")).toEqual(ASSETS("v2.0.0"));
    expect(broken.publishAgain().log).toContain(
      "v2.0.0 is published: there is nothing left to do.",
    );
  });

  test("an input that is gone is a breaking change, whatever the commits say", () => {
    const hosting = withFix();
    const files = { "action.yml": "inputs: {}\noutputs:\n  result: {}\n" };
    hosting.commit({ message: "fix: inputs", files });
    const { prepare } = hosting.startRelease({ dryRun: true });
    expect(prepare.outputs["version"]).toBe("2.0.0");
  });

  test("a roll-back moves v1 alone, across a changed workflow, and no release undoes it", () => {
    const hosting = like(second);
    const changed = hosting.git("diff", "--name-only", "v1.0.0", "v1.0.1", "--", ".github");
    expect(changed).toBe(".github/workflows/ci.yml");
    expect(hosting.rollBack("v1.0.0")).toMatchObject({ result: "success" });
    expect(hosting.tags()).toEqual({
      v1: "chore(release): v1.0.0",
      "v1.0.0": "chore(release): v1.0.0",
      "v1.0.1": "chore(release): v1.0.1",
    });
    expect(hosting.startRelease().prepare.log).toContain("Nothing to release");
    expect(hosting.at("v1")).toBe(hosting.at("v1.0.0"));
  });

  test.each(["v9.9.9", "main", "v1"])("a roll-back does not go to %s", (target) => {
    expect(like(second).rollBack(target).result).toBe("failure");
  });

  test("a roll-back does not go to a release whose assets are not what was attested", () => {
    const hosting = like(second);
    hosting.tamperWith("v1.0.0");
    expect(hosting.rollBack("v1.0.0").result).toBe("failure");
    expect(hosting.at("v1")).toBe(hosting.at("v1.0.1"));
  });
});
