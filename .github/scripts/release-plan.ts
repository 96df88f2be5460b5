/** Conventional commits (https://www.conventionalcommits.org) to a version and a changelog section. */

export type Version = readonly [major: number, minor: number, patch: number];

/** A section of the changelog, by the names of https://keepachangelog.com. */
type Section = "Added" | "Changed" | "Fixed";

export interface Change {
  readonly section: Section;
  readonly isBreaking: boolean;
  readonly text: string;
}

const SECTIONS: Readonly<Record<string, Section>> = {
  feat: "Added",
  fix: "Fixed",
  perf: "Changed",
  revert: "Changed",
};

/** `1.2.3`, with or without a `v`. @throws Error for anything else */
export function parseVersion(text: string): Version {
  const match = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no version: X.Y.Z is expected.`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** What the commits tell a user, in their order. */
export function changesOf(messages: readonly string[]): Change[] {
  return messages.map(changeOf).filter((change) => change !== null);
}

/** A heading, alone or as an item of the list that a squashed pull request leaves. */
const HEADING = /^(?:[*-] )?([a-z]+)(?:\(([^)]*)\))?(!)?: (.+)$/i;

function changeOf(message: string): Change | null {
  const [subject = "", ...body] = message.split(/\r?\n/);
  const [, type = "", scope, , text = subject] = HEADING.exec(subject) ?? [];
  const isBreaking =
    body.some((line) => /^BREAKING[ -]CHANGE: /.test(line)) ||
    [subject, ...body].some((line) => HEADING.exec(line)?.[3] !== undefined);
  const section = SECTIONS[type.toLowerCase()] ?? (isBreaking ? "Changed" : undefined);
  if (section === undefined) return null;
  const where = scope === undefined ? "" : `${scope}: `;
  return { section, isBreaking, text: `${where}${text}${isBreaking ? " (breaking)" : ""}` };
}

/** A change that no commit had to tell: seen by comparing the action with its last release. */
export function breakingChange(text: string): Change {
  return { section: "Changed", isBreaking: true, text: `${text} (breaking)` };
}

/**
 * The version of the first release: the one of package.json.
 * @throws Error below 1.0.0, for the documentation has workflows use `@v1`, and a major tag must never
 * move over a breaking change
 */
export function firstVersion(version: Version): Version {
  if (version[0] > 0) return version;
  throw new Error(
    `package.json has the version ${version.join(".")}: set 1.0.0, so that the first release makes the tag v1.`,
  );
}

/**
 * The version that follows `last`: a breaking change always raises the major number.
 * @throws Error when nothing changed for a user
 */
export function nextVersion(last: Version, changes: readonly Change[]): Version {
  if (changes.length === 0) {
    throw new Error(
      `Nothing to release: no commit since v${last.join(".")} is a feat, fix, perf, revert or breaking change.`,
    );
  }
  const [major, minor, patch] = last;
  if (changes.some(({ isBreaking }) => isBreaking)) return [major + 1, 0, 0];
  const isMinor = changes.some(({ section }) => section === "Added");
  return isMinor ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

/** The changes as Markdown lists, a heading a section. */
export function notesOf(changes: readonly Change[]): string {
  return (["Added", "Changed", "Fixed"] as const)
    .map((section) => ({ section, lines: changes.filter((change) => change.section === section) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ section, lines }) =>
      [`### ${section}`, "", ...lines.map(({ text }) => `- ${text}`)].join("\n"),
    )
    .join("\n\n");
}

/** A commit on main that a release made. */
export interface ReleaseCommit {
  readonly commit: string;
  /** `X.Y.Z` */
  readonly version: string;
}

/** The release commits of a log of `<sha> <subject>` lines, in its order. */
export function releaseCommits(log: string): ReleaseCommit[] {
  return [...log.matchAll(/^([0-9a-f]{40,64}) chore\(release\): v(\d+\.\d+\.\d+)$/gm)].map(
    ([, commit = "", version = ""]) => ({ commit, version }),
  );
}

/**
 * The release that broke off after its commit, if there is one: the newest, when main has its version
 * still and it is not published.
 */
export function unfinishedRelease(
  commits: readonly ReleaseCommit[],
  current: string,
  published: readonly string[],
): ReleaseCommit | null {
  const [newest] = commits;
  if (newest?.version !== current || published.includes(`v${current}`)) return null;
  return newest;
}

const UNRELEASED = "## [Unreleased]";

/**
 * The changelog with a section for the version: what stands under Unreleased, or else `notes`.
 * @throws Error when the changelog has no Unreleased section
 */
export function releaseChangelog(
  changelog: string,
  version: string,
  date: string,
  notes: string,
): { readonly changelog: string; readonly section: string } {
  const start = changelog.indexOf(`${UNRELEASED}\n`);
  if (start < 0) throw new Error(`CHANGELOG.md has no line "${UNRELEASED}": add it.`);
  const bodyStart = start + UNRELEASED.length;
  const next = changelog.indexOf("\n## [", bodyStart);
  const bodyEnd = next < 0 ? changelog.length : next;
  const section = changelog.slice(bodyStart, bodyEnd).trim() || notes;
  const earlier = changelog.slice(bodyEnd).trim();
  const parts = [
    changelog.slice(0, bodyStart),
    `## [${version}] - ${date}`,
    section,
    ...(earlier === "" ? [] : [earlier]),
  ];
  return { changelog: `${parts.join("\n\n")}\n`, section };
}

/** @throws Error when the changelog has no section for the version */
export function sectionOf(changelog: string, version: string): string {
  const lines = changelog.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`## [${version}] - `));
  if (start < 0) throw new Error(`CHANGELOG.md has no section for ${version}.`);
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith("## ["));
  const end = length < 0 ? lines.length : start + 1 + length;
  return lines
    .slice(start + 1, end)
    .join("\n")
    .trim();
}
