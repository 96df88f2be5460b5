/**
 * `tsx prepare-release.ts CHANGELOG.md NOTES.md`: writes both files for the next release and prints
 * `version=X.Y.Z`. The first release has the version of package.json.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

import { nextVersion, notesOf, parseVersion, releaseChangelog } from "./release-plan.js";

const [changelogPath, notesPath] = process.argv.slice(2);
if (changelogPath === undefined || notesPath === undefined) {
  throw new Error("Usage: prepare-release.ts CHANGELOG.md NOTES.md");
}

const git = (...args: string[]): string => execFileSync("git", args, { encoding: "utf8" }).trim();

const tags = git("tag", "--merged", "HEAD", "--sort=-version:refname").split("\n");
const lastTag = tags.find((tag) => /^v\d+\.\d+\.\d+$/.test(tag));
const range = lastTag === undefined ? "HEAD" : `${lastTag}..HEAD`;
const messages = git("log", "--format=%B%x00", range)
  .split("\0")
  .map((message) => message.trim());

const packageJson = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const version = (
  lastTag === undefined
    ? parseVersion(packageJson.version)
    : nextVersion(parseVersion(lastTag), messages)
).join(".");

const { changelog, section } = releaseChangelog(
  readFileSync(changelogPath, "utf8"),
  version,
  new Date().toISOString().slice(0, 10),
  notesOf(messages),
);
writeFileSync(changelogPath, changelog);
writeFileSync(notesPath, `${section}\n`);
process.stdout.write(`version=${version}\n`);
