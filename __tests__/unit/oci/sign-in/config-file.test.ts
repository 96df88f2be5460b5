import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  parseConfigFile,
  readProfile,
  readText,
  resolvePath,
} from "../../../../src/oci/sign-in/config-file.js";
import { SignInError } from "../../../../src/oci/sign-in/sign-in-error.js";

const folder = mkdtempSync(join(tmpdir(), "oci-config-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(text: string): string {
  const path = join(folder, "config");
  writeFileSync(path, text);
  return path;
}

const asObject = (text: string) =>
  Object.fromEntries(
    [...parseConfigFile(text).sections].map(([name, keys]) => [name, Object.fromEntries(keys)]),
  );

describe("parseConfigFile", () => {
  test("reads sections, keys and comments, with any line ends", () => {
    const text =
      "\uFEFF# comment\r\n[DEFAULT]\r\nuser = ocid1.user\r\n; other\r\n\r\n[ prod ]\nkey_file=a=b\nno value\n=nameless\n";
    expect(asObject(text)).toEqual({
      DEFAULT: { user: "ocid1.user" },
      prod: { key_file: "a=b" },
    });
  });

  test.each([
    ["region: us-ashburn-1", "us-ashburn-1"],
    ["REGION = us-ashburn-1", "us-ashburn-1"],
    ["\t region\u00a0=\u00a0us-ashburn-1 \t", "us-ashburn-1"],
    ['region="us-ashburn-1"', "us-ashburn-1"],
    ["region='us-ashburn-1'", "us-ashburn-1"],
    ["region = us-ashburn-1\r", "us-ashburn-1"],
    // A comment is a line of its own, as for the CLI: what follows a value is a part of it.
    ["region=us-ashburn-1 # home", "us-ashburn-1 # home"],
    ["region=", ""],
  ])("%j", (line, region) => {
    expect(asObject(`[a]\n${line}`)).toEqual({ a: { region } });
  });

  test("a passphrase keeps its quotes, a path its colons", () => {
    expect(asObject(`[a]\npass_phrase="x"\nkey_file=C:\\keys\\a.pem`)).toEqual({
      a: { pass_phrase: '"x"', key_file: "C:\\keys\\a.pem" },
    });
  });

  test("leaves out what belongs to no section", () => {
    expect(asObject("stray=1\n[a]\nx=1")).toEqual({ a: { x: "1" } });
  });

  test("reads back whatever was written, and never fails", () => {
    const word = fc.stringMatching(/^[a-z_][\w.~/-]{0,12}$/).map((text) => text.toLowerCase());
    const value = fc.string({ maxLength: 20 }).map((text) => text.replace(/["'\r\n]/g, "").trim());
    const profiles = fc.dictionary(word, fc.dictionary(word, value), { noNullPrototype: true });
    const sign = fc.constantFrom(" = ", "=", ": ", ":");
    fc.assert(
      fc.property(profiles, sign, (written, between) => {
        const text = Object.entries(written).map(([name, keys]) =>
          [`[${name}]`, ...Object.entries(keys).map(([key, each]) => key + between + each)].join(
            "\n",
          ),
        );
        expect(asObject(text.join("\n"))).toEqual(written);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parseConfigFile(text).sections).toBeInstanceOf(Map);
      }),
    );
  });
});

const named = (configFile: string, profile: string) => ({ configFile, profile });

describe("readProfile", () => {
  test("completes a profile from DEFAULT, and says where each value stands", () => {
    const path = file("[DEFAULT]\nuser=a\nregion=r\n[prod]\nuser=b\ntenancy=\n");
    const profile = readProfile(named(path, "prod"));
    expect(profile.get("user")).toEqual({ text: "b", origin: `user in profile "prod" of ${path}` });
    expect(profile.get("region")).toEqual({
      text: "r",
      origin: `region in profile "DEFAULT" of ${path}, which "prod" inherits`,
    });
    expect(profile.get("tenancy")).toBeNull();
    expect(readProfile(named(path, "DEFAULT")).get("region")?.origin).toBe(
      `region in profile "DEFAULT" of ${path}`,
    );
    expect(readProfile(named(file("[only]\nuser=c"), "only")).get("region")).toBeNull();
  });

  test("what was given beside the file comes first", () => {
    const path = file("[a]\nuser=b\n");
    const given = { text: "c", origin: "input user" };
    expect(readProfile(named(path, "a"), new Map([["user", given]])).get("user")).toEqual(given);
  });

  test.each([
    ["key_content=x", "key_file=y", "key_file"],
    ["key_content=x", "key_file=", "key_content"],
    ["key_file=y", "key_content=x\nkey_file=y", "key_content"],
    ["", "region=r", null],
  ])("with %j in DEFAULT, of %j the nearest key is %s", (inherited, own, nearest) => {
    const path = file(`[DEFAULT]\n${inherited}\n[a]\n${own}\n`);
    const keys = ["key_content", "key_file"];
    expect(readProfile(named(path, "a")).nearest(keys)).toBe(nearest);
    const given = { text: "z", origin: "input private-key" };
    expect(readProfile(named(path, "a"), new Map([["key_file", given]])).nearest(keys)).toBe(
      "key_file",
    );
  });

  test.each([
    ["", "[a]\nuser=u\nfingerprint=f\nkey_file=k", false],
    ["", "[a]\nsecurity_token_file=t\nkey_file=k", true],
    ["security_token_file=t", "[a]\nuser=u\nfingerprint=f\nkey_file=k", false],
    ["security_token_file=t", "[a]\nkey_file=k", false],
    ["security_token_file=t", "[a]\nregion=r", true],
    ["user=u\nfingerprint=f\nkey_file=k", "[a]\nsecurity_token_file=t", true],
    ["user=u\nfingerprint=f\nkey_file=k", "[a]\nregion=r", false],
    ["user=u\nsecurity_token_file=t", "[a]\nregion=r", true],
  ])("with %j in DEFAULT, %j is a session: %s", (inherited, own, isSession) => {
    const path = file(`[DEFAULT]\n${inherited}\n${own}\n`);
    expect(readProfile(named(path, "a")).isSession).toBe(isSession);
  });

  test.each([
    ["[a]\nx=1\n[b]\n[a]\ny=2", "a"],
    ["[DEFAULT]\n[a]\n[DEFAULT]", "DEFAULT"],
  ])("%j does not tell which holds", (text, twice) => {
    const path = file(text);
    expect(() => readProfile(named(path, "a"))).toThrow(
      new SignInError(
        `config-profile: the profile "${twice}" stands twice in ${path}, and nothing tells which of them holds. Leave one.`,
      ),
    );
  });

  test.each(["[PROD] # production", "[PROD];x=1", "[PROD] [old]", "  [ PROD ] of all"])(
    "what stands behind a profile's name is no part of it, and the profile before ends there: %j",
    (line) => {
      const path = file(`[DEFAULT]\nuser=a\n${line}\nuser=b\n`);
      expect(readProfile(named(path, "DEFAULT")).get("user")?.text).toBe("a");
      expect(readProfile(named(path, "PROD")).get("user")?.text).toBe("b");
    },
  );

  test.each(["[PROD", "[]", "[ ]", "[ PROD = x"])("%j leaves open whose keys follow", (line) => {
    const path = file(`[DEFAULT]\nuser=a\n${line}\nuser=b\n`);
    expect(() => readProfile(named(path, "DEFAULT"))).toThrow(
      new SignInError(
        `config-file: line 3 of ${path} begins with a bracket and names no profile, so that nothing tells whose keys follow. Write [NAME].`,
      ),
    );
  });

  test("what stands twice in another profile does not matter", () => {
    const path = file("[a]\nx=1\nX=2\n[b]\n[b]");
    expect(readProfile(named(path, "a")).get("x")?.text).toBe("2");
  });

  test("says which profiles there are", () => {
    const path = file("[DEFAULT]\n[dev]\n");
    expect(() => readProfile(named(path, "prod"))).toThrow(
      new SignInError(
        `config-profile: there is no profile "prod" in ${path} (it has: DEFAULT, dev).`,
      ),
    );
    expect(() => readProfile(named(file(""), "prod"))).toThrow("(it has: none).");
  });

  test("says which file cannot be read", () => {
    const path = join(folder, "missing");
    expect(() => readProfile(named(path, "DEFAULT"))).toThrow(
      new SignInError(
        `config-file: the file ${path} cannot be read (ENOENT). Give the path of an existing file that this user may read.`,
      ),
    );
    expect(() => readText(folder, "key_file")).toThrow(/^key_file: .* \(EISDIR\)\./);
    expect(() => readText("a\0b", "key_file")).toThrow(
      /^key_file: .* cannot be read \(ERR_INVALID/,
    );
  });

  test("a key in DER, which is no text, is not told to be missing", () => {
    const path = join(folder, "key.der");
    writeFileSync(path, Buffer.from("308204bd0201", "hex"));
    expect(() => readText(path, "key_file")).toThrow(
      new SignInError(
        `key_file: the file ${path} is not UTF-8 (line 1). Give a text file in UTF-8; a key stands in one as PEM.`,
      ),
    );
  });
});

test.each(["[prod]", "[prod]\nuser=", "[prod]\nuser=''"])(
  "a profile without a part that it needs is told: %j",
  (text) => {
    const path = file(text);
    expect(() => readProfile(named(path, "prod")).require("user")).toThrow(
      new SignInError(
        `config-profile: profile "prod" of ${path} has no "user". Add it, or choose another profile.`,
      ),
    );
  },
);

test.each([
  ["~/.oci/key.pem", join(homedir(), ".oci/key.pem")],
  ["~\\key.pem", join(homedir(), "key.pem")],
  ["/keys/key.pem", "/keys/key.pem"],
  ["key.pem", "/home/u/.oci/key.pem"],
  ["../key.pem", "/home/u/key.pem"],
])("the path %s in a profile is %s", (path, resolved) => {
  expect(resolvePath(path, "/home/u/.oci/config")).toBe(resolved);
});
