/** Conventional commits (https://www.conventionalcommits.org) to a version and a changelog section. */

export type Version = readonly [major: number, minor: number, patch: number];

/** A section of the changelog, by the names of https://keepachangelog.com. */
type Section = "Added" | "Changed" | "Fixed";

interface Change {
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

/** What a commit message tells a user; null when it changes nothing for one. */
export function changeOf(message: string): Change | null {
  const [subject = "", ...body] = message.split(/\r?\n/);
  const match = /^([a-z]+)(?:\(([^)]*)\))?(!)?: (.+)$/.exec(subject);
  if (match === null) return null;
  const [, type = "", scope, mark, text = ""] = match;
  const isBreaking = mark !== undefined || body.some((line) => /^BREAKING[ -]CHANGE: /.test(line));
  const section = SECTIONS[type] ?? (isBreaking ? "Changed" : undefined);
  if (section === undefined) return null;
  const where = scope === undefined ? "" : `${scope}: `;
  return { section, isBreaking, text: `${where}${text}${isBreaking ? " (breaking)" : ""}` };
}

/**
 * The version that follows `last`. Before 1.0.0 a breaking change raises the minor number.
 * @throws Error when no commit changes anything for a user
 */
export function nextVersion(last: Version, messages: readonly string[]): Version {
  const changes = messages.map(changeOf).filter((change) => change !== null);
  if (changes.length === 0) {
    throw new Error(
      `Nothing to release: no commit since v${last.join(".")} is a feat, fix, perf, revert or breaking change.`,
    );
  }
  const [major, minor, patch] = last;
  if (changes.some(({ isBreaking }) => isBreaking) && major > 0) return [major + 1, 0, 0];
  const isMinor = changes.some(({ section, isBreaking }) => section === "Added" || isBreaking);
  return isMinor ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

/** The changes as Markdown lists, a heading a section. */
export function notesOf(messages: readonly string[]): string {
  const changes = messages.map(changeOf).filter((change) => change !== null);
  return (["Added", "Changed", "Fixed"] as const)
    .map((section) => ({ section, lines: changes.filter((change) => change.section === section) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ section, lines }) =>
      [`### ${section}`, "", ...lines.map(({ text }) => `- ${text}`)].join("\n"),
    )
    .join("\n\n");
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
