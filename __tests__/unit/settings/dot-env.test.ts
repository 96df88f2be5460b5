import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dotEnvNotes, loadDotEnv, readDotEnv } from "../../../src/settings/dot-env.js";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "dot-env-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

describe("loadDotEnv", () => {
  test("adds to the environment, which wins", () => {
    writeFileSync(join(dir, ".env"), '# audit\nOCI_REGION="iad"\nOCI_REGIONS=all\n');
    expect(loadDotEnv(dir, { OCI_REGION: "phx", OTHER: "" })).toEqual({
      env: { OCI_REGION: "phx", OCI_REGIONS: "all", OTHER: "" },
      added: ["OCI_REGIONS"],
    });
  });

  test("gives what the environment leaves empty, as everywhere that is not given", () => {
    writeFileSync(join(dir, ".env"), "A=a\nB=b\nC=c\nD=\n");
    expect(loadDotEnv(dir, { A: "", B: " \t", C: undefined, D: "d" })).toEqual({
      env: { A: "a", B: "b", C: "c", D: "d" },
      added: ["A", "B", "C"],
    });
  });

  test("no file, or a folder of that name, changes nothing", () => {
    expect(loadDotEnv(dir, { A: "1" })).toEqual({ env: { A: "1" }, added: [] });
    mkdirSync(join(dir, ".env"));
    expect(loadDotEnv(dir, { A: "1" })).toEqual({ env: { A: "1" }, added: [] });
  });

  test("a file that cannot be read is told", () => {
    expect(() => loadDotEnv("not\0a\0path", {})).toThrow(
      "The file .env in the working directory could not be read (ERR_INVALID_ARG_VALUE): make it readable UTF-8, or remove it.",
    );
  });
});

test("a file in another encoding is told, and one with a mark is read", () => {
  writeFileSync(join(dir, ".env"), Buffer.from("A=gr\u00f6\u00dfe", "latin1"));
  expect(() => loadDotEnv(dir, {})).toThrow("could not be read (it is not UTF-8 (line 1))");
  writeFileSync(join(dir, ".env"), "\uFEFFA=1\r\nB=2\r\n");
  expect(loadDotEnv(dir, {})).toEqual({ env: { A: "1", B: "2" }, added: ["A", "B"] });
});

test("the variables that it gave are told by name, and one that comes too late is", () => {
  expect(dotEnvNotes([])).toEqual({ info: null, warning: null });
  expect(dotEnvNotes(["OCI_CLI_USER", "OCI_REGIONS"])).toEqual({
    info: "The file .env gives OCI_CLI_USER, OCI_REGIONS.",
    warning: null,
  });
  expect(dotEnvNotes(["NODE_EXTRA_CA_CERTS"]).warning).toBe(
    "NODE_EXTRA_CA_CERTS has no effect in the file .env, for Node reads it when it starts. Set it in the environment.",
  );
});

describe("readDotEnv", () => {
  test("keeps a key's lines in quotes", () => {
    expect(readDotEnv('OCI_CLI_KEY_CONTENT="a\nb"')).toEqual({ OCI_CLI_KEY_CONTENT: "a\nb" });
  });

  test("says what is needed where Node has no parser", () => {
    expect(() => readDotEnv("A=1", null)).toThrow(
      "The file .env can be read on Node 20.12 or later only: update Node, or set its variables in the environment.",
    );
  });
});
