import { isUtf8 } from "node:buffer";

/** The bytes as UTF-8 without a byte order mark; or what is wrong, to follow the file's name. */
export type Utf8 = { readonly bytes: Buffer } | { readonly problem: string };

/** Text, or what is wrong with it, to follow the file's name: `is not UTF-8 (line 3)`. */
export type DecodedText = { readonly text: string } | { readonly problem: string };

const UTF8_MARK = [0xef, 0xbb, 0xbf];
/** What holds texts and is none: named before anything is decoded, which it could not be. */
const PACKED = [
  { start: [0x50, 0x4b, 3, 4], problem: "is a zip archive" },
  { start: [0x50, 0x4b, 5, 6], problem: "is a zip archive" },
  { start: [0x1f, 0x8b], problem: "is compressed with gzip" },
] as const;
const UTF32_MARKS = [
  [0xff, 0xfe, 0, 0],
  [0, 0, 0xfe, 0xff],
];
const UTF16_MARKS = [
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

/**
 * Decodes what people and tools write into text files: UTF-8, and UTF-16 that says so with a byte
 * order mark, as some tools on Windows do. Strictly: a character that cannot be read is never
 * replaced by another, for the text would mean something else. Never throws.
 */
export function decodeText(content: Buffer): DecodedText {
  const read = toUtf8(content);
  return "problem" in read ? read : { text: read.bytes.toString("utf8") };
}

/** As `decodeText`, for a file too large to be held as one text. A plain file is not copied. */
export function toUtf8(content: Buffer): Utf8 {
  const packed = PACKED.find(({ start }) => startsWith(content, start));
  if (packed !== undefined) return { problem: packed.problem };
  if (UTF32_MARKS.some((mark) => startsWith(content, mark))) return { problem: "is in UTF-32" };
  const wide = UTF16_MARKS.find(({ mark }) => startsWith(content, mark));
  if (wide !== undefined) return fromUtf16(content, wide.encoding);
  const bytes = startsWith(content, UTF8_MARK) ? content.subarray(UTF8_MARK.length) : content;
  if (isUtf8(bytes)) {
    return isHalfEmpty(bytes) ? { problem: "is in UTF-16 without a byte order mark" } : { bytes };
  }
  return { problem: `is not UTF-8 (line ${firstWrongLine(bytes)})` };
}

function fromUtf16(content: Buffer, encoding: "utf-16le" | "utf-16be"): Utf8 {
  try {
    return { bytes: Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(content)) };
  } catch {
    return { problem: "is in UTF-16, and damaged" };
  }
}

function startsWith(content: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, index) => content[index] === byte);
}

/** Every text in here begins with ASCII, of which UTF-16 makes a byte and a zero. */
function isHalfEmpty(bytes: Buffer): boolean {
  const [first, second] = bytes;
  return first !== undefined && second !== undefined && (first === 0) !== (second === 0);
}

function firstWrongLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; ; line += 1) {
    const end = bytes.indexOf("\n", start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
