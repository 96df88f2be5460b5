import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  parseProfiles,
  readProfile,
  readText,
  requirePart,
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
    [...parseProfiles(text)].map(([name, keys]) => [name, Object.fromEntries(keys)]),
  );

describe("parseProfiles", () => {
  test("reads sections, keys and comments, with any line ends", () => {
    const text =
      "\uFEFF# comment\r\n[DEFAULT]\r\nuser = ocid1.user\r\n; other\r\n\r\n[ prod ]\nkey_file=a=b\nno value\n=nameless\n";
    expect(asObject(text)).toEqual({
      DEFAULT: { user: "ocid1.user" },
      prod: { key_file: "a=b" },
    });
  });

  test("joins a section that comes twice and leaves out what belongs to none", () => {
    expect(asObject("stray=1\n[a]\nx=1\n[b]\n[a]\ny=2")).toEqual({ a: { x: "1", y: "2" }, b: {} });
  });

  test("reads back whatever was written, and never fails", () => {
    const word = fc.stringMatching(/^[A-Za-z_][\w.~/-]{0,12}$/);
    const value = fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, "").trim());
    const profiles = fc.dictionary(word, fc.dictionary(word, value), { noNullPrototype: true });
    fc.assert(
      fc.property(profiles, (written) => {
        const text = Object.entries(written).map(([name, keys]) =>
          [`[${name}]`, ...Object.entries(keys).map(([key, each]) => `${key} = ${each}`)].join(
            "\n",
          ),
        );
        expect(asObject(text.join("\n"))).toEqual(written);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parseProfiles(text)).toBeInstanceOf(Map);
      }),
    );
  });
});

describe("readProfile", () => {
  test("completes a profile from DEFAULT", () => {
    const path = file("[DEFAULT]\nuser=a\nregion=r\n[prod]\nuser=b\n");
    expect(Object.fromEntries(readProfile(path, "prod"))).toEqual({ user: "b", region: "r" });
    expect(Object.fromEntries(readProfile(path, "DEFAULT"))).toEqual({ user: "a", region: "r" });
    expect(Object.fromEntries(readProfile(file("[only]\nuser=c"), "only"))).toEqual({ user: "c" });
  });

  test("says which profiles there are", () => {
    const path = file("[DEFAULT]\n[dev]\n");
    expect(() => readProfile(path, "prod")).toThrow(
      new SignInError(
        `config-profile: there is no profile "prod" in ${path} (it has: DEFAULT, dev).`,
      ),
    );
    expect(() => readProfile(file(""), "prod")).toThrow("(it has: none).");
  });

  test("says which file cannot be read", () => {
    const path = join(folder, "missing");
    expect(() => readProfile(path, "DEFAULT")).toThrow(
      new SignInError(
        `config-file: the file ${path} cannot be read (ENOENT). Give the path of an existing file that this user may read.`,
      ),
    );
    expect(() => readText(folder, "key_file")).toThrow(/^key_file: .* \(EISDIR\)\./);
    expect(() => readText("a\0b", "key_file")).toThrow(
      /^key_file: .* cannot be read \(ERR_INVALID/,
    );
  });
});

test.each([[new Map<string, string>()], [new Map([["user", ""]])]])(
  "a profile without a part that it needs is told",
  (profile) => {
    expect(() => requirePart(profile, "user", 'profile "prod" of /c')).toThrow(
      new SignInError(
        'config-profile: profile "prod" of /c has no "user". Add it, or choose another profile.',
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
