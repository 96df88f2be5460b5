import { beforeAll, describe, expect, test } from "@jest/globals";
import { lexer, walkTokens, type Token, type Tokens } from "marked";

import { HOSTILE_NAMES } from "../../simulator/demo/name-traps.js";
import { days } from "../../simulator/tenancy/time.js";
import { visible } from "../../src/plain/visible.js";
import type { JsonFinding } from "../../src/reports/json/report-schema.js";
import { signInEnvironment, type RunResult } from "./harness/harness.js";
import { ASHBURN, openStage, secretLines, shownLines, smallTenancy } from "./harness/stage.js";
import type { Audit, Stage } from "./harness/stage.js";

const TENANCY_NAME = "::error::acme | <i>";
const NAMES = [
  ...HOSTILE_NAMES,
  // What the reports themselves are made of.
  "</summary></details><sub>Judged</sub><br>PASS",
  "name\n\n</details>\n\n# Heading\n\n```mermaid\npie\n```",
  "```sh\noci bv volume delete --force\n```",
  "\n> [!TIP]\n> **PASS**",
  "  ::error::after blanks",
  "\r\n::set-output name=result::pass",
  "##[error]old command",
  "\u2028::stop-commands::x\u2029",
  "a".repeat(255),
];
/** What this program itself says to the runner; the artifact library's debug lines are off here. */
const OWN_COMMANDS = ["error", "warning", "notice", "group", "endgroup", "add-mask"];
const SERVICE_WORDS = "no\r\n::error::such | <b>thing</b>\u202E %0A::add-mask::COMPLIANT";

let stage: Stage;
let audit: Audit;
let command: RunResult;

beforeAll(async () => {
  const build = smallTenancy({ name: TENANCY_NAME });
  for (const [index, name] of NAMES.entries()) {
    const compartment = build.compartment(name);
    const place = { name, compartment, region: ASHBURN };
    const block = build.volume(place);
    const boot = build.volume({ ...place, kind: "boot" });
    build.attach(block, build.instance(place));
    if (index % 2 === 0) build.backup(boot, { age: days(20) });
  }
  stage = await openStage(build, {
    faults: [
      {
        operation: "ListVolumeGroups",
        effect: { kind: "status", status: 403, code: "::error::Code|", message: SERVICE_WORDS },
      },
      {
        operation: "ListBootVolumeBackups",
        compartment: build.root,
        effect: { kind: "status", status: 403, message: SERVICE_WORDS },
      },
    ],
  });
  audit = await stage.audit({ "exclude-compartments": "no-such|::error::pattern\u202E" });
  command = await stage.command({ env: signInEnvironment(stage.user, ASHBURN) });
});

describe("the log", () => {
  test("holds the program's own workflow commands and no other", () => {
    const commands = shownLines(audit).flatMap((line) => {
      const [, name] = /^\s*::([^\s:]*)/.exec(line) ?? [];
      return name === undefined ? [] : [name];
    });
    expect(commands.filter((name) => !OWN_COMMANDS.includes(name))).toEqual([]);
    // The runner looks for the old form only in lines that are no command of the new one.
    const plain = shownLines(audit).filter((line) => !line.startsWith("::"));
    expect(plain.filter((line) => line.includes("##["))).toEqual([]);
  });

  test("has an error for each violated threshold, and not one more", () => {
    const errors = shownLines(audit).filter((line) => line.startsWith("::error"));
    expect(errors).toHaveLength(audit.report.gate.violations.length);
    for (const line of errors) expect(line).toMatch(/^::error title=Backup posture%3A [a-z-]+::/);
  });

  test("masks the private key and nothing that a name asks for", () => {
    const masked = audit.stdout
      .split("\n")
      .filter((line) => line.startsWith("::add-mask::"))
      .map((line) => line.slice("::add-mask::".length));
    expect(masked.sort()).toEqual(secretLines(stage.user.privateKey).sort());
  });

  test.each(["action", "command"])("has no unseen character, run as %s", (way) => {
    const { stdout, stderr } = way === "action" ? audit : command;
    expect(`${stdout}${stderr}`).not.toMatch(
      /(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029]/u,
    );
  });

  test("of the command has no workflow command at all", () => {
    expect(command.code).toBe(3);
    for (const line of shownLines(command)) expect(line).not.toMatch(/^\s*::|##\[/);
  });
});

describe("the outputs", () => {
  test("are those of the run: no name sets one", () => {
    expect(audit.outputs).toMatchObject({ result: "fail", complete: "false" });
    expect(audit.outputs["total-volumes"]).toBe(String(2 * NAMES.length));
  });
});

/** The elements that the program itself writes, as the lexer parts them. */
const OWN_HTML = [
  "<br>",
  "<!-- -->",
  "<details><summary>OCIDs and remedies</summary>",
  "<details><summary>Checks that no rule asks for</summary>",
  "</details>",
  "<sub>",
  "</sub>",
];
const OWN_SECTIONS = [
  ...["What changed", "At a glance", "Worst volumes", "Volumes at fault", "Checks"],
  ...["Protection levels", "Coverage"],
  ...["What could not be read", "About this run"],
];
/** Every line that a chart may hold: labels of the program's own, and numbers. */
const CHART_LINE = new RegExp(
  [
    String.raw`%%\{init: \{"themeVariables": \{[\w#:", {]*\}{3,4}%%`,
    "pie showData",
    " {2}title Volumes by status",
    String.raw` {2}"(Compliant|Stale|No backup|Unknown)" : \d+`,
    "xychart-beta",
    ` {2}title "Age of the newest recovery point, against each volume's limit"`,
    String.raw` {2}x-axis \[("[≤>¼½¾×\d limtnone]+"(, )?){8}\]`,
    String.raw` {2}y-axis "Volumes" 0 --> \d+`,
    String.raw` {2}bar \[\d+(, \d+){7}\]`,
  ]
    .map((line) => `^${line}$`)
    .join("|"),
);

const CONSOLE_PAGE =
  /^https:\/\/cloud\.oracle\.com\/block-storage\/(boot-)?volumes\/ocid1\.(boot)?volume\.[\w.]+\?region=us-ashburn-1$/;

describe.each([
  { which: "report", rows: 2 * NAMES.length, groups: NAMES.length, charts: 0, subs: 0 },
  // The summary shows the worst 30 volumes, in one table.
  { which: "summary", rows: 30, groups: 1, charts: 2, subs: 1 },
])("the Markdown of the $which", ({ which, rows, groups, charts, subs }) => {
  const text = () => (which === "report" ? audit.markdown : audit.summary);

  test("holds no HTML but the program's own, and that as often as it wrote it", () => {
    const html = tokensIn(text()).flatMap((token) =>
      token.type === "html" ? [token.raw.trim()] : [],
    );
    expect(html.filter((raw) => !OWN_HTML.includes(raw))).toEqual([]);
    const count = (element: string) => html.filter((raw) => raw === element).length;
    const folded = OWN_HTML.filter((raw) => raw.startsWith("<details>")).map(count);
    expect([...folded, count("</details>")]).toEqual([groups, 1, groups + 1]);
    expect([count("<sub>"), count("</sub>")]).toEqual([subs, subs]);
  });

  test("holds no link, image, heading, quotation or fence that a name made", () => {
    const tokens = tokensIn(text());
    const runUrl = audit.report.metadata.run?.url;
    const links = tokens.filter((token): token is Tokens.Link => token.type === "link");
    const others = links.filter(({ href }) => href !== runUrl);
    expect(others.map(({ text: shown }) => shown)).toEqual(others.map(() => "console"));
    expect(others.filter(({ href }) => !CONSOLE_PAGE.test(href))).toEqual([]);
    expect(tokens.filter(({ type }) => type === "image")).toEqual([]);
    // The verdict, and that the audit is incomplete.
    expect(tokens.filter(({ type }) => type === "blockquote")).toHaveLength(2);

    const headings = tokens.filter((token): token is Tokens.Heading => token.type === "heading");
    const ofDepth = (wanted: number) =>
      headings.filter(({ depth }) => depth === wanted).map((it) => shownText(it.tokens));
    expect(ofDepth(1)).toEqual(["OCI volume backup posture"]);
    const sections = ofDepth(2);
    expect(sections.filter((title) => !OWN_SECTIONS.includes(title))).toEqual([]);
    expect(new Set(sections).size).toBe(sections.length);
    const places = NAMES.map((name) => `${shown(`${TENANCY_NAME}/${name}`)} (2 volumes)`);
    expect(ofDepth(3).sort()).toEqual(which === "report" ? places.sort() : []);
    expect(headings.filter(({ depth }) => depth > 3)).toEqual([]);

    const fences = tokens.filter((token): token is Tokens.Code => token.type === "code");
    const drawn = fences.filter(({ lang }) => lang === "mermaid");
    expect(drawn).toHaveLength(charts);
    const lines = drawn.flatMap((chart) => chart.text.split("\n"));
    expect(lines.filter((line) => !CHART_LINE.test(line))).toEqual([]);
    const remedies = fences.filter((fence) => !drawn.includes(fence));
    expect(remedies.filter(({ lang }) => lang !== "sh")).toEqual([]);
    const copied = remedies.map((fence) => fence.text).sort();
    const all = audit.findings.flatMap(remediesOf).sort();
    for (const remedy of all) expect(remedy).toMatch(/^oci bv [\w .-]+$/);
    if (which === "report") expect(copied).toEqual(all);
    expect(copied.filter((remedy) => !all.includes(remedy))).toEqual([]);
    expect(new Set(copied).size).toBe(copied.length);
    expect(copied).not.toEqual([]);
  });

  test("has a row for each volume that it shows, every one of its table's width", () => {
    const tables = tablesIn(text());
    const volumes = tables.filter(({ header }) => header[0]?.text === "Status");
    expect(volumes).toHaveLength(groups);
    expect(volumes.flatMap((table) => table.rows)).toHaveLength(rows);
    const more = /^\*(\d+) more volumes are in the full report\.\*$/m.exec(text())?.[1] ?? "0";
    expect(Number(more)).toBe(2 * NAMES.length - rows);
    const lines = text().split("\n");
    for (const { header, raw } of tables) {
      const width = (line: string) => (line.match(/(?<!\\)\|/g) ?? []).length;
      for (const line of raw.trim().split("\n")) {
        expect(lines).toContain(line);
        expect(width(line)).toBe(header.length + 1);
      }
    }
  });

  test("shows each name as it is written, of the volume and of its instance", () => {
    const cells = tablesIn(text())
      .filter(({ header }) => header[0]?.text === "Status")
      .flatMap((table) => table.rows.map((row) => shownText(row[1]?.tokens ?? []).split("\n")));
    const expected = NAMES.map(shown);
    for (const [name = "", what, attached] of cells) {
      expect(expected).toContain(name);
      expect(what).toMatch(/^(block|boot), \d+ GB$/);
      expect(attached).toBe(what?.startsWith("block") === true ? `attached to ${name}` : undefined);
    }
    const names = cells.map(([name]) => name).sort();
    if (which === "report") expect(names).toEqual([...expected, ...expected].sort());
  });

  test("has no unseen character", () => {
    expect(text()).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029]/u);
  });
});

test("the JSON report keeps every name as it is", () => {
  const blocks = audit.report.findings.block_volumes.map((it) => it.resource_name);
  expect(blocks.sort()).toEqual([...NAMES].sort());
  const compartments = audit.report.compartments.map((it) => it.name);
  expect(compartments).toEqual(expect.arrayContaining(NAMES));
  const instances = audit.findings.flatMap((it) => it.attached_instances);
  expect(instances.map((it) => it.instance_name).sort()).toEqual([...NAMES].sort());
});

/** Every token of the document, those within tables and lists too. */
function tokensIn(markdown: string): Token[] {
  const all: Token[] = [];
  void walkTokens(lexer(markdown, { gfm: true }), (token) => {
    all.push(token);
  });
  return all;
}

function tablesIn(markdown: string): Tokens.Table[] {
  return tokensIn(markdown).filter((token): token is Tokens.Table => token.type === "table");
}

/** What a reader sees of inline Markdown; markup shows as its source, which no name looks like. */
function shownText(tokens: readonly Token[]): string {
  return blanksAsShown(tokens.map(shownToken).join(""));
}

function shownToken(token: Token): string {
  if (token.raw === "<br>") return "\n";
  if (token.raw === "<!-- -->") return "";
  if (token.type === "escape") return (token as Tokens.Escape).text;
  if (token.type !== "text") return `{${token.type}: ${token.raw}}`;
  return token.raw.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** A name as the reports show it. */
function shown(name: string): string {
  return blanksAsShown(visible(name));
}

function blanksAsShown(text: string): string {
  return text.replace(/ +/g, " ").trim();
}

function remediesOf({ checks }: JsonFinding): string[] {
  const failed = checks.filter((it) => it.result === "fail" && it.required && !it.waived);
  return [...new Set(failed.flatMap(({ remedy }) => remedy ?? []))];
}
