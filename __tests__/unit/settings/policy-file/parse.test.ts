import { describe, expect, test } from "@jest/globals";
import { ALL_CHECK_IDS, SEVERITIES } from "../../../../src/settings/policy.js";
import { errors } from "./policy-lines.js";

describe("problems with their place", () => {
  const checks = `${ALL_CHECK_IDS.slice(0, -1).join(", ")} or ${ALL_CHECK_IDS.at(-1) ?? ""}`;
  const severities = `${SEVERITIES.slice(0, -1).join(", ")} or ${SEVERITIES.at(-1) ?? ""}`;
  const moreThanZero = "it takes a duration like 90m, 36h, 7d or 2w, more than 0";
  const glob =
    "it takes a text of 1 to 1000 characters, in which * ? ** {a,b} make a glob; a number stands in quotes";

  test.each([
    ["", "1:1: error: the file: got nothing; it takes keys with values."],
    ["- a\n", "1:1: error: the file: got a list; it takes keys with values."],
    ["PASSWORD=x\n", "1:1: error: the file: got a text; it takes keys with values."],
    ["defaults: {}\n", "1:1: error: version is missing; it takes 1."],
    ["version: 2\n", "1:10: error: version: got 2; it takes 1."],
    ['version: "1"\n', '1:10: error: version: got "1"; it takes 1.'],
    ["version: 1\nrule: []\n", '2:1: error: unknown key "rule"; the nearest known key is rules.'],
    [
      "version: 1\nzzzzzzz: 1\n",
      '2:1: error: unknown key "zzzzzzz"; known are version, defaults, rules, owner-tag, deletion-restricted, exemptions, gate.',
    ],
    [
      `version: 1\n${"z".repeat(41)}: 1\n`,
      `2:1: error: unknown key "${"z".repeat(41)}"; known are version, defaults, rules, owner-tag, deletion-restricted, exemptions, gate.`,
    ],
    [
      "version: 1\nrules:\n  - name: a\n    require:\n      imutable: true\n",
      '5:7: error: rules[0].require: unknown key "imutable"; the nearest known key is immutable.',
    ],
    ["version: 1\ndefaults: 7d\n", '2:11: error: defaults: got "7d"; it takes keys with values.'],
    ["version: 1\nrules: {}\n", "2:8: error: rules: got a mapping; it takes a list."],
    [
      "version: 1\ndefaults:\n  max-backup-age: 7\n",
      `3:19: error: defaults.max-backup-age: got 7; ${moreThanZero}.`,
    ],
    [
      "version: 1\ndefaults:\n  max-backup-age: 0d\n",
      `3:19: error: defaults.max-backup-age: got "0d"; ${moreThanZero}.`,
    ],
    [
      "version: 1\ndefaults:\n  grace-period: soon\n",
      '3:17: error: defaults.grace-period: got "soon"; it takes a duration like 90m, 36h, 7d or 2w.',
    ],
    [
      "version: 1\ndefaults: { severity: urgent }\n",
      `2:23: error: defaults.severity: got "urgent"; it takes ${severities}.`,
    ],
    [
      "version: 1\ndefaults: { require: { immutable: 7d } }\n",
      '2:35: error: defaults.require.immutable: got "7d"; it takes true or false.',
    ],
    [
      "version: 1\ndefaults: { require: { retention: true } }\n",
      `2:35: error: defaults.require.retention: got true; ${moreThanZero}; or false.`,
    ],
    ...["3-2", "2-2", "true"].map((given) => [
      `version: 1\ndefaults: { require: { protection-level: ${given} } }\n`,
      `2:42: error: defaults.require.protection-level: got ${given === "true" ? given : JSON.stringify(given)}; it takes 3-2-1, 3-2-1-1, 3-2-1-1-0 or false.`,
    ]),
    [
      "version: 1\nrules: [{}]\n",
      "2:9: error: rules[0].name is missing; it takes one line of 1 to 100 characters.",
    ],
    [
      "version: 1\nrules: [{ name: defaults }]\n",
      '2:17: error: rules[0].name: got "defaults"; it takes another name, since defaults names what holds without a rule.',
    ],
    [
      "version: 1\nrules:\n  - name: a\n  - name: a\n",
      "4:11: error: rules[1].name: rules[0] has this name already; give each its own.",
    ],
    [
      "version: 1\nrules: [{ name: a, match: { names: [x, 42] } }]\n",
      `2:40: error: rules[0].match.names[1]: got 42; ${glob}.`,
    ],
    [
      'version: 1\nrules: [{ name: a, match: { names: " " } }]\n',
      `2:36: error: rules[0].match.names: got " "; ${glob}.`,
    ],
    [
      "version: 1\nrules: [{ name: a, match: { names: { a: b } } }]\n",
      `2:36: error: rules[0].match.names: got a mapping; ${glob}.`,
    ],
    [
      "version: 1\nrules: [{ name: a, match: { kinds: [] } }]\n",
      "2:36: error: rules[0].match.kinds: got a list; it takes at least one entry.",
    ],
    [
      "version: 1\nrules: [{ name: a, match: { kinds: tape } }]\n",
      '2:36: error: rules[0].match.kinds: got "tape"; it takes block or boot.',
    ],
    [
      "version: 1\nrules: [{ name: a, match: { regions: iad } }]\n",
      '2:38: error: rules[0].match.regions: got "iad"; it takes a region\'s full name like us-ashburn-1.',
    ],
    [
      "version: 1\nrules: [{ name: a, match: { freeform-tags: { cost: 42 } } }]\n",
      "2:52: error: rules[0].match.freeform-tags.cost: got 42; it takes a text; a number, true and false stand in quotes.",
    ],
    [
      "version: 1\nrules: [{ name: a, match: { freeform-tags: {} } }]\n",
      "2:44: error: rules[0].match.freeform-tags: got a mapping; it takes at least one tag.",
    ],
    [
      "version: 1\nrules: [{ name: a, match: { freeform-tags: x } }]\n",
      '2:44: error: rules[0].match.freeform-tags: got "x"; it takes tags as key: value.',
    ],
    [
      "version: 1\nrules: [{ name: a, match: { defined-tags: { Tier: gold } } }]\n",
      '2:45: error: rules[0].match.defined-tags: got the key "Tier"; it takes a tag as Namespace.Key.',
    ],
    [
      'version: 1\nrules: [{ name: a, match: { freeform-tags: { "a\\nb": x } } }]\n',
      String.raw`2:46: error: rules[0].match.freeform-tags: got the key "a\nb"; it takes a tag's key.`,
    ],
    [
      "version: 1\n1: x\n",
      '2:1: error: unknown key "1"; known are version, defaults, rules, owner-tag, deletion-restricted, exemptions, gate.',
    ],
    ["version: 1\n[a]: x\n", "2:1: error: a key is a text."],
    ["version: 1\nrules: [x]\n", '2:9: error: rules[0]: got "x"; it takes keys with values.'],
    [
      "version: 1\nrules: [{ name: a, match: { min-size-gb: -1 } }]\n",
      "2:42: error: rules[0].match.min-size-gb: got -1; it takes a number of GB, 0 or more.",
    ],
    [
      "version: 1\nrules: [{ name: a, match: { volumes: ocid1.volume.oc1..a } }]\n",
      '2:29: error: rules[0].match: unknown key "volumes"; known are compartments, freeform-tags, defined-tags, kinds, regions, names, attached, min-size-gb.',
    ],
    [
      "version: 1\nexemptions: [{ id: a, match: { volumes: x }, reason: r, permanent: true }]\n",
      '2:41: error: exemptions[0].match.volumes: got "x"; it takes an OCID: ocid1.volume.… or ocid1.bootvolume.….',
    ],
    [
      "version: 1\nexemptions: [{ id: a, match: {}, reason: r, permanent: true }]\n",
      '2:30: error: exemptions[0].match: got a mapping; it takes at least one key; names: "*" matches all volumes.',
    ],
    [
      "version: 1\nexemptions: [{ id: a, match: { names: x }, permanent: true }]\n",
      "2:14: error: exemptions[0].reason is missing; it takes a text of 1 to 1000 characters.",
    ],
    [
      'version: 1\nexemptions: [{ id: a, match: { names: x }, reason: " ", permanent: true }]\n',
      '2:52: error: exemptions[0].reason: got " "; it takes a text of 1 to 1000 characters.',
    ],
    [
      "version: 1\nexemptions: [{ id: a, match: { names: x }, reason: r }]\n",
      "2:14: error: exemptions[0]: expires is missing; give a day like 2027-01-31, or permanent: true.",
    ],
    [
      "version: 1\nexemptions: [{ id: a, match: { names: x }, reason: r, permanent: false }]\n",
      "2:14: error: exemptions[0]: expires is missing; give a day like 2027-01-31, or permanent: true.",
    ],
    [
      "version: 1\nexemptions: [{ id: a, match: { names: x }, reason: r, permanent: true, expires: 2027-01-31 }]\n",
      "2:55: error: exemptions[0]: expires and permanent: true exclude each other; keep one.",
    ],
    [
      "version: 1\nexemptions: [{ id: a, match: { names: x }, reason: r, expires: 2027-02-30 }]\n",
      '2:64: error: exemptions[0].expires: got "2027-02-30"; it takes a day of the calendar as YYYY-MM-DD, for example 2027-01-31.',
    ],
    [
      "version: 1\nexemptions: [{ id: a, match: { names: x }, reason: r, expires: }]\n",
      "2:64: error: exemptions[0].expires: got nothing; it takes a day of the calendar as YYYY-MM-DD, for example 2027-01-31.",
    ],
    [
      "version: 1\nexemptions: [{ id: a, match: { names: x }, checks: mutable, reason: r, permanent: true }]\n",
      `2:52: error: exemptions[0].checks: got "mutable"; it takes ${checks}.`,
    ],
    [
      "version: 1\ndeletion-restricted: {}\n",
      `2:22: error: deletion-restricted.allowed-groups is missing; ${glob}.`,
    ],
    [
      "version: 1\ndeletion-restricted: { allowed-groups: [] }\n",
      "2:40: error: deletion-restricted.allowed-groups: got a list; it takes at least one entry.",
    ],
    [
      "version: 1\ndeletion-restricted: { allowed-groups: a, allowed: b }\n",
      '2:43: error: deletion-restricted: unknown key "allowed"; known are allowed-groups, allowed-dynamic-groups.',
    ],
    [
      "version: 1\ngate: { max-no-backup: none }\n",
      '2:24: error: gate.max-no-backup: got "none"; it takes a whole number of 0 or more, or unlimited.',
    ],
    [
      "version: 1\ngate: { max-unknown: -1 }\n",
      "2:22: error: gate.max-unknown: got -1; it takes a whole number of 0 or more, or unlimited.",
    ],
    [
      "version: 1\ngate: { min-compliance-percent: 101 }\n",
      "2:33: error: gate.min-compliance-percent: got 101; it takes a number from 0 to 100.",
    ],
    [
      "version: 1\ndefaults: { severity: -----BEGIN PRIVATE KEY----- }\n",
      `2:23: error: defaults.severity: got a value that is not shown; it takes ${severities}.`,
    ],
  ])("%j", (text, message) => {
    expect(errors(text)).toEqual([message]);
  });

  test("all of them at once, in the order of the text", () => {
    const text = `version: 1
gate: { fail-on-severity: 3 }
rules:
  - name: a
    macth: { names: "x" }
  - { name: a, severity: high, max-backup-age: soon }
`;
    expect(errors(text).map((line) => line.split(": ", 1)[0])).toEqual([
      "2:27",
      "5:5",
      "6:13",
      "6:48",
    ]);
  });

  test("a problem inside an alias is placed where it is written", () => {
    const text =
      "version: 1\nrules:\n  - { name: a, match: &m { names: 1 } }\n  - { name: b, match: *m }\n";
    expect(errors(text).map((line) => line.split(": ", 1)[0])).toEqual(["3:35", "3:35"]);
  });

  test("of a file that is no policy at all only the first fifty", () => {
    const text = Array.from({ length: 500 }, (_, index) => `key${index}: 1\n`).join("");
    const found = errors(text);
    expect(found).toHaveLength(51);
    expect(found.at(-1)).toContain("there are more problems than are listed here");
  });
});
