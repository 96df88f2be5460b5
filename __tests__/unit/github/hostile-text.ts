import fc from "fast-check";

const PIECES = [
  "::error::x",
  "::add-mask::a",
  "::set-output name=a::b",
  ":",
  "::",
  "##[error]",
  "#",
  "[",
  "%0A",
  "%",
  "\n",
  "\r\n",
  "\u2028",
  "\u0085",
  "\u00a0",
  " ",
  "\t",
  "\u202e",
  "\u200b",
  "\u200d",
  "\ufe0f",
  "\u00ad",
  "\u001b[31m",
  "\u0000",
  "\ud800",
  "👩‍👧",
  "`",
  "|",
  "<b>",
  "name",
  ",",
];

/** Strings made of what breaks logs, mixed with arbitrary ones. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary" })), { maxLength: 12 })
  .map((pieces) => pieces.join(""));

/** What the runner may overlook while it looks for a command. */
const OVERLOOKED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The runner's own test for a command, made as wide as it could be. */
export function isCommand(line: string): boolean {
  const seen = line.replace(OVERLOOKED, "").trimStart();
  return seen.startsWith("::") || seen.includes("##[");
}

/** Every place where some reader of a log could begin a new line. */
export const LINE_END = /[\n\r\u000b\u000c\u0085\u2028\u2029]/;
