import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { parseStatement } from "../../../../src/posture/access/parse-statement.js";
import { readGrants, type ReadGrant } from "../../../../src/posture/access/read-grants.js";
import { CORPUS, type Case } from "./corpus.js";
import { covering, ocidOf, places } from "./tree.js";

/** Whatever is unknown never makes the list of those who may delete shorter. */

function deletable(says: string, at = "acme"): ReadonlySet<string> {
  const read = readGrants(says, ocidOf(at), places, covering);
  return new Set(targetsOf(read));
}

function targetsOf(read: readonly ReadGrant[]): readonly string[] {
  return read.flatMap(({ targets }) => targets).filter((it) => it !== "iam policies");
}

/** Where a word may be put: not inside of quotes, which would make another name of it. */
function gapsOf(says: string): readonly number[] {
  const gaps: number[] = [0, says.length];
  let isQuoted = false;
  for (const [index, character] of Array.from(says).entries()) {
    if (character === "'" || character === '"') isQuoted = !isQuoted;
    if (character === " " && !isQuoted) gaps.push(index);
  }
  return gaps;
}

const isAscii = ({ says }: Case) => /^[ -~]*$/.test(says);
const granting = CORPUS.filter(
  (it) =>
    isAscii(it) &&
    deletable(it.says, it.in).size > 0 &&
    // A word more may make a statement readable.
    parseStatement(it.says).kind === "grant",
);

describe("what is unknown never shortens the list", () => {
  test("an unknown word, wherever it stands", () => {
    expect(granting.length).toBeGreaterThan(50);
    for (const { says, in: at } of granting) {
      const before = deletable(says, at);
      for (const gap of gapsOf(says)) {
        const changed = `${says.slice(0, gap)} xyzzy ${says.slice(gap)}`;
        const after = deletable(changed, at);
        expect({ changed, lost: [...before].filter((it) => !after.has(it)) }).toEqual({
          changed,
          lost: [],
        });
      }
    }
  });

  test("an unknown symbol, wherever it stands", () => {
    const symbol = fc.constantFrom(...Array.from("{}()=!,'\"/:;#$\u00a7\u0000"));
    const cases = fc.constantFrom(...granting).chain((it) =>
      fc.record({
        it: fc.constant(it),
        gap: fc.constantFrom(...gapsOf(it.says)),
        symbol,
      }),
    );
    fc.assert(
      fc.property(cases, ({ it: { says, in: at }, gap, symbol: put }) => {
        const after = deletable(`${says.slice(0, gap)} ${put} ${says.slice(gap)}`, at);
        expect([...deletable(says, at)].filter((it) => !after.has(it))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test("any other alternative, and any condition that is not known", () => {
    const unknown = fc.constantFrom(
      "target.resource.tag.a.b = 'c'",
      "request.user.name != 'joe'",
      "request.utc-timestamp before '2026-01-01T00:00:00Z'",
      "what is this",
      "none {request.permission = 'X'}",
      "request.permission like 'X'",
      "request.permission = VOLUME_INSPECT",
    );
    fc.assert(
      fc.property(
        fc.constantFrom("all", "any"),
        fc.array(unknown, { minLength: 1 }),
        (kind, of) => {
          const says = `Allow group X to manage volume-backups in tenancy where ${kind} {${of.join(", ")}}`;
          expect([...deletable(says)]).toContain("volume backups");
        },
      ),
    );
  });
});

/** A condition with a text of its own and an evaluator that knows nothing of the program's. */
interface Told {
  readonly text: string;
  readonly holds: (permission: string, isTrue: (atom: string) => boolean) => boolean;
}

const PERMISSIONS = ["VOLUME_BACKUP_DELETE", "BOOT_VOLUME_BACKUP_DELETE", "BACKUP_POLICIES_DELETE"];

const atom: fc.Arbitrary<Told> = fc.oneof(
  fc
    .record({
      permission: fc.constantFrom(...PERMISSIONS, "VOLUME_INSPECT"),
      isNegated: fc.boolean(),
    })
    .map(({ permission, isNegated }) => ({
      text: `request.permission ${isNegated ? "!=" : "="} '${permission}'`,
      holds: (asked: string) => (asked === permission) !== isNegated,
    })),
  fc.constantFrom("a", "b", "c").map((name) => ({
    text: `target.resource.tag.t.${name} = 'x'`,
    holds: (_asked: string, isTrue: (it: string) => boolean) => isTrue(name),
  })),
);

const { condition } = fc.letrec<{ condition: Told }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    atom,
    fc
      .record({
        isAll: fc.boolean(),
        of: fc.array(tie("condition"), { minLength: 1, maxLength: 4 }),
      })
      .map(({ isAll, of }): Told => ({
        text: `${isAll ? "all" : "any"} { ${of.map(({ text }) => text).join(" , ")} }`,
        holds: (asked, isTrue) =>
          isAll
            ? of.every((it) => it.holds(asked, isTrue))
            : of.some((it) => it.holds(asked, isTrue)),
      })),
  ),
}));

const TARGET_OF: Readonly<Record<string, string>> = {
  VOLUME_BACKUP_DELETE: "volume backups",
  BOOT_VOLUME_BACKUP_DELETE: "boot volume backups",
  BACKUP_POLICIES_DELETE: "backup policies",
};

test("conditions are judged as a plain evaluator judges them under every state of what is open", () => {
  const states = Array.from({ length: 8 }, (_, bits) => (name: string) => {
    return (bits & (1 << "abc".indexOf(name))) !== 0;
  });
  fc.assert(
    fc.property(condition, ({ text, holds }) => {
      const says = `Allow group X to manage volume-family in tenancy where ${text}`;
      const read = readGrants(says, ocidOf("acme"), places, covering);
      const sure = new Set(targetsOf(read.filter(({ doubt }) => doubt === null)));
      const listed = new Set(targetsOf(read));
      for (const permission of PERMISSIONS) {
        const target = TARGET_OF[permission] ?? "";
        const answers = states.map((isTrue) => holds(permission, isTrue));
        if (answers.includes(true)) expect(listed).toContain(target);
        if (sure.has(target)) expect(answers).not.toContain(false);
      }
    }),
    { numRuns: 2_000 },
  );
});

describe("hostile statements", () => {
  const many = 300_000;
  test.each([
    [
      "nested conditions",
      `Allow group X to manage volume-family in tenancy where ${"any{".repeat(many)}`,
    ],
    [
      "nested and closed",
      `Allow group X to manage volume-family in tenancy where ${"all{".repeat(many)}a='b'${"}".repeat(many)}`,
    ],
    ["quotes", `Allow group ${"'a".repeat(many)} to manage volume-family in tenancy`],
    [
      "spaces",
      `Allow group X ${" ".repeat(many)} to manage ${"\n".repeat(many)}volume-family in tenancy`,
    ],
    ["slashes", `Allow group ${"a/".repeat(many)} to manage volume-family in tenancy`],
    ["colons", `Allow group X to manage volume-family in compartment ${"a:".repeat(many)}b`],
    ["names", `Allow group ${"a,".repeat(many)}b to manage volume-family in tenancy`],
    ["permissions", `Allow group X to {${"A,".repeat(many)}VOLUME_BACKUP_DELETE} in tenancy`],
    [
      "patterns",
      `Allow group X to manage volume-family in tenancy where any {${"request.permission=/*a*/,".repeat(many / 30)}b='c'}`,
    ],
    [
      "stars",
      `Allow group X to manage volume-family in tenancy where request.permission = /${"*".repeat(many)}/`,
    ],
    [
      "lists",
      `Allow group X to manage volume-family in tenancy where a in (${"'b',".repeat(many)}'c')`,
    ],
  ])("%s are read to their end", (_name, says) => {
    expect(deletable(says).size).toBeGreaterThan(0);
  });

  test("no text whatever is an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(["grant", "no grant", "unreadable"]).toContain(parseStatement(text).kind);
      }),
    );
  });
});
