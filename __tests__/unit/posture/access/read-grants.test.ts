import { describe, expect, test } from "@jest/globals";

import { readGrants, type ReadGrant } from "../../../../src/posture/access/read-grants.js";
import { CORPUS } from "./corpus.js";
import { covering, ocidOf, places } from "./tree.js";

const LETTERS: Readonly<Record<ReadGrant["targets"][number], string>> = {
  "volume backups": "V",
  "boot volume backups": "B",
  "group backups": "G",
  "backup policies": "P",
  "backup policy assignments": "A",
  "iam policies": "I",
};

const DOUBTS: Readonly<Record<NonNullable<ReadGrant["doubt"]>, string>> = {
  "the statement cannot be read": "unreadable",
  "the statement has a condition": "condition",
  "the other tenancy must endorse it": "endorsed",
  "the resource type is not known": "type",
  "the compartment is not known": "compartment",
  "a backup may lie there that was not seen": "unseen",
};

function inWords({ subject, targets, doubt, compartmentId }: ReadGrant): string {
  const who = subject === null ? "?" : `${subject.kind} ${subject.name}`;
  const where = compartmentId === null ? "" : ` ${places.path(compartmentId)}`;
  const why = doubt === null ? "" : ` ? ${DOUBTS[doubt]}`;
  return `${who}: ${targets.map((it) => LETTERS[it]).join("")} @${where}${why}`;
}

describe("what a statement lets whom delete", () => {
  test("there are enough statements to mean something", () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(80);
    expect(new Set(CORPUS.map((it) => `${it.in ?? ""} ${it.says}`)).size).toBe(CORPUS.length);
  });

  test.each(CORPUS)("$says", ({ says, in: at, means }) => {
    const read = readGrants(says, ocidOf(at ?? "acme"), places, covering);
    expect(read.map(inWords)).toEqual(means);
  });
});
