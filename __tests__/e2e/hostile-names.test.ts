import { beforeAll, describe, expect, test } from "@jest/globals";
import { lexer, walkTokens, type Token, type Tokens } from "marked";

import { HOSTILE_NAMES } from "../../simulator/demo/name-traps.js";
import { days } from "../../simulator/tenancy/time.js";
import { signInEnvironment, type RunResult } from "./harness/harness.js";
import { ASHBURN, openStage, secretLines, shownLines, smallTenancy } from "./harness/stage.js";
import type { Audit, Stage } from "./harness/stage.js";

const NAMES = [
  ...HOSTILE_NAMES,
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
  const build = smallTenancy({ name: "::error::acme | <i>" });
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

describe.each(["report", "summary"] as const)("the Markdown of the %s", (which) => {
  const text = () => (which === "report" ? audit.markdown : audit.summary);

  test("holds no HTML but line breaks and empty comments", () => {
    const html = tokensIn(text()).filter(({ type }) => type === "html");
    const strange = html.filter(({ raw }) => !/^(<br>|<!-- -->)+$/.test(raw.trim()));
    expect(strange.map(({ raw }) => raw)).toEqual([]);
  });

  test("holds no link, image, heading or fence that a name made", () => {
    const tokens = tokensIn(text());
    const runUrl = audit.report.metadata.run?.url;
    const links = tokens.filter((token): token is Tokens.Link => token.type === "link");
    expect(links.filter(({ href }) => href !== runUrl)).toEqual([]);
    expect(tokens.filter(({ type }) => ["image", "code"].includes(type))).toEqual([]);
    const headings = tokens.filter((token): token is Tokens.Heading => token.type === "heading");
    expect(headings.filter(({ depth }) => depth === 1)).toHaveLength(1);
    expect(headings.filter(({ raw }) => raw.startsWith("## Heading"))).toEqual([]);
  });

  test("has a row for each volume at fault, every one of its table's width", () => {
    const tables = tokensIn(text()).filter(
      (token): token is Tokens.Table => token.type === "table",
    );
    const volumes = tables.filter(({ header }) => header[0]?.text === "Status");
    const rows = volumes.flatMap((table) => table.rows);
    expect(rows).toHaveLength(2 * NAMES.length);
    const lines = text().split("\n");
    for (const { header, raw } of tables) {
      const width = (line: string) => (line.match(/(?<!\\)\|/g) ?? []).length;
      for (const line of raw.trim().split("\n")) {
        expect(lines).toContain(line);
        expect(width(line)).toBe(header.length + 1);
      }
    }
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
