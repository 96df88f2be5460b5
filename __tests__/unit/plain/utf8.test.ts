import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { NotTextError, readTextFile } from "../../../src/plain/read-text-file.js";
import { decodeText, toUtf8 } from "../../../src/plain/utf8.js";

const utf16le = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
const utf16be = (text: string) => utf16le(text).swap16();
const marked = (text: string) => Buffer.from(`\ufeff${text}`);

describe("decodeText", () => {
  test.each<[string, (text: string) => Buffer]>([
    ["UTF-8", (text) => Buffer.from(text)],
    ["UTF-8 with its mark", marked],
    ["UTF-16, lowest byte first", utf16le],
    ["UTF-16, highest byte first", utf16be],
  ])("reads every text in %s", (_, encode) => {
    // A text that begins with a mark or with NUL is none that a person or a tool writes.
    const text = fc.string({ unit: "grapheme" }).filter((it) => !/^[\ufeff\0]|^.\0/u.test(it));
    fc.assert(
      fc.property(text, (written) => {
        expect(decodeText(encode(written))).toEqual({ text: written });
      }),
    );
  });

  test.each<[string, Buffer, string]>([
    [
      "Latin-1",
      Buffer.from("version: 1\nnames: gr\u00f6\u00dfe\n", "latin1"),
      "is not UTF-8 (line 2)",
    ],
    ["a character cut off", Buffer.from("caf\u00e9").subarray(0, -1), "is not UTF-8 (line 1)"],
    [
      "after its mark",
      Buffer.concat([marked("a\n\n"), Buffer.from([0xff])]),
      "is not UTF-8 (line 3)",
    ],
    ["UTF-16 unmarked", Buffer.from("{}", "utf16le"), "is in UTF-16 without a byte order mark"],
    [
      "the other way",
      Buffer.from("{}", "utf16le").swap16(),
      "is in UTF-16 without a byte order mark",
    ],
    ["UTF-16 cut off", utf16le("ab").subarray(0, -1), "is in UTF-16, and damaged"],
    ["half a pair", utf16le("\ud83d"), "is in UTF-16, and damaged"],
    ["an archive", Buffer.from([0x50, 0x4b, 3, 4, 0xff]), "is a zip archive"],
    ["an empty archive", Buffer.from([0x50, 0x4b, 5, 6, 0, 0]), "is a zip archive"],
    ["a packed file", Buffer.from([0x1f, 0x8b, 8]), "is compressed with gzip"],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), "is in UTF-32"],
    ["UTF-32, highest first", Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]), "is in UTF-32"],
  ])("names what is wrong: %s", (_, content, problem) => {
    expect(decodeText(content)).toEqual({ problem });
  });

  test("a plain file is not copied", () => {
    const content = Buffer.from("{}");
    expect(toUtf8(content)).toEqual({ bytes: content });
    expect(toUtf8(content)).toHaveProperty("bytes.buffer", content.buffer);
  });
});

test("a file is read strictly", async () => {
  const dir = await mkdtemp(join(tmpdir(), "text-"));
  try {
    await writeFile(join(dir, "good"), marked("caf\u00e9"));
    await writeFile(join(dir, "bad"), Buffer.from("caf\u00e9", "latin1"));
    expect(readTextFile(join(dir, "good"))).toBe("caf\u00e9");
    expect(() => readTextFile(join(dir, "bad"))).toThrow(new NotTextError("is not UTF-8 (line 1)"));
    expect(() => readTextFile(join(dir, "none"))).toThrow(/^ENOENT/);
    expect(() => readTextFile(dir)).toThrow(/^EISDIR/);
  } finally {
    await rm(dir, { recursive: true });
  }
});
