import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDotEnv, readDotEnv } from "../../../src/settings/dot-env.js";

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
      OCI_REGION: "phx",
      OCI_REGIONS: "all",
      OTHER: "",
    });
  });

  test("gives what the environment leaves empty, as everywhere that is not given", () => {
    writeFileSync(join(dir, ".env"), "A=a\nB=b\nC=c\nD=\n");
    expect(loadDotEnv(dir, { A: "", B: " \t", C: undefined, D: "d" })).toEqual({
      ...{ A: "a", B: "b", C: "c", D: "d" },
    });
  });

  test("no file, or a folder of that name, changes nothing", () => {
    expect(loadDotEnv(dir, { A: "1" })).toEqual({ A: "1" });
    mkdirSync(join(dir, ".env"));
    expect(loadDotEnv(dir, { A: "1" })).toEqual({ A: "1" });
  });

  test("a file that cannot be read is told", () => {
    expect(() => loadDotEnv("not\0a\0path", {})).toThrow(
      "The file .env in the working directory could not be read (ERR_INVALID_ARG_VALUE): make it readable, or remove it.",
    );
  });
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
