import type { ErrorCode } from "yaml";

const endsEarly =
  "something is missing here: a closing quote or bracket, a comma, or the colon and space after a key";
const strayText = "this is no YAML at this place; put a text with special characters in quotes";
const indentation = "the indentation does not fit what stands above";
const oneLine = "a key stands on one line, followed by a colon and a space";

/** What is wrong with the YAML, in the words of this program. */
const SENTENCES: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "an alias takes neither an anchor nor a tag",
  BAD_ALIAS: "an anchor or an alias needs a name, which does not end in a colon",
  BAD_COLLECTION_TYPE: "this tag does not fit what follows it; remove the tag",
  BAD_DIRECTIVE: "this line is no directive; remove it",
  BAD_DQ_ESCAPE:
    "in double quotes a backslash begins an escape; write the text in single quotes, or the backslash twice",
  BAD_INDENT: indentation,
  BAD_PROP_ORDER: "an anchor or a tag stands after the dash, the question mark or the colon",
  BAD_SCALAR_START: "a text that begins with this character stands in quotes",
  BLOCK_AS_IMPLICIT_KEY:
    "a mapping or a list cannot begin here; put it on lines of its own, indented",
  BLOCK_IN_FLOW: "within brackets or braces, lists and mappings are in brackets or braces too",
  DUPLICATE_KEY: "this key is given twice",
  IMPOSSIBLE: strayText,
  KEY_OVER_1024_CHARS: "a key has at most 1024 characters",
  MISSING_CHAR: endsEarly,
  MULTILINE_IMPLICIT_KEY: oneLine,
  MULTIPLE_ANCHORS: "a value has at most one anchor",
  MULTIPLE_DOCS:
    "one document is taken, and a second begins here; remove the line ---, or put the other in a file of its own",
  MULTIPLE_TAGS: "a value has at most one tag",
  NON_STRING_KEY: "a key is a text",
  RESOURCE_EXHAUSTION: "the file is nested too deeply",
  TAB_AS_INDENT: "a tab is no indentation; use spaces",
  TAG_RESOLVE_FAILED: "tags like !this have no meaning in a policy file; remove it",
  UNEXPECTED_TOKEN: strayText,
};

/** A sentence without the full stop, as for every problem of a policy file. */
export function yamlFault(code: ErrorCode): string {
  return `YAML: ${SENTENCES[code]}`;
}
