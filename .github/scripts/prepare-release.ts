/**
 * `tsx prepare-release.ts PUBLISHED`: plans the release of the commit that is checked out, and prints
 * `version=X.Y.Z` and `commit=`. PUBLISHED is a file with the tag of each published release, a line
 * each. A release that broke off after its commit is taken up again: `commit` is that one. Otherwise
 * CHANGELOG.md is written for a new one. Either way release-notes.md is.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

import { interfaceBreaks } from "./interface-breaks.js";
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
} from "./release-plan.js";

const CHANGELOG = "CHANGELOG.md";

const [publishedPath] = process.argv.slice(2);
if (publishedPath === undefined) throw new Error("Usage: prepare-release.ts PUBLISHED");

const git = (...args: string[]): string => execFileSync("git", args, { encoding: "utf8" }).trim();
const published = readFileSync(publishedPath, "utf8").split("\n");
const { version: current } = JSON.parse(readFileSync("package.json", "utf8")) as {
  version: string;
};

const commits = releaseCommits(git("log", "--format=%H %s"));
const unfinished = unfinishedRelease(commits, current, published);
const plan = unfinished ?? { version: newVersion(), commit: "" };
process.stdout.write(`version=${plan.version}\ncommit=${plan.commit}\n`);
if (unfinished !== null) {
  const changelog = git("show", `${unfinished.commit}:${CHANGELOG}`);
  writeFileSync("release-notes.md", `${sectionOf(changelog, unfinished.version)}\n`);
}

/** Writes the changelog and the notes of a new release, and tells its version. */
function newVersion(): string {
  const tags = git("tag", "--merged", "HEAD", "--sort=-version:refname").split("\n");
  const lastTag = tags.find((tag) => /^v\d+\.\d+\.\d+$/.test(tag));
  const range = lastTag === undefined ? "HEAD" : `${lastTag}..HEAD`;
  const messages = git("log", "--format=%B%x00", range).split("\0");
  const changes = changesOf(messages.map((message) => message.trim()));
  if (lastTag !== undefined) {
    const [before, after] = [lastTag, "HEAD"].map((at) => git("show", `${at}:action.yml`));
    changes.push(...interfaceBreaks(before ?? "", after ?? "").map(breakingChange));
  }
  const version = (
    lastTag === undefined
      ? firstVersion(parseVersion(current))
      : nextVersion(parseVersion(lastTag), changes)
  ).join(".");
  if (git("tag", "--list", `v${version}`) !== "") {
    throw new Error(`The tag v${version} is there already, at a commit that is not in main.`);
  }
  const { changelog, section } = releaseChangelog(
    readFileSync(CHANGELOG, "utf8"),
    version,
    new Date().toISOString().slice(0, 10),
    notesOf(changes),
  );
  writeFileSync(CHANGELOG, changelog);
  writeFileSync("release-notes.md", `${section}\n`);
  return version;
}
