import { parseJson } from "../../plain/parse-json.js";

/** A report whose findings were taken out one by one. */
export interface ByLine<T> {
  /** The report with empty lists of findings. */
  readonly frame: unknown;
  /** What each finding was reduced to, block volumes first. */
  readonly findings: readonly T[];
}

const BLOCK_VOLUMES = '\n  "findings": {\n    "block_volumes": ';
const BOOT_VOLUMES = ',\n    "boot_volumes": ';
const END = "\n  }\n}\n";

/**
 * Reads a report laid out as json.ts does, a finding a line, and keeps only what `reduce` makes of
 * each: the text and the tree of a large tenancy's report take several times its size. Gives nothing
 * for another layout, and for what is not JSON.
 */
export function readByLine<T>(
  content: Buffer,
  reduce: (finding: unknown) => T,
): ByLine<T> | undefined {
  const start = content.indexOf(BLOCK_VOLUMES);
  if (start < 0) return undefined;
  const findings: T[] = [];
  const take = (finding: unknown) => void findings.push(reduce(finding));
  const rest = new Cursor(content, start + BLOCK_VOLUMES.length);
  const isRead =
    readList(rest, take) && rest.skip(BOOT_VOLUMES) && readList(rest, take) && rest.skip(END);
  if (!isRead || !rest.isAtEnd) return undefined;
  const head = content.toString("utf8", 0, start);
  // The end that was read closes two objects, so this is JSON exactly where the whole report is.
  const frame = parsed(`${head}"findings": {"block_volumes": [], "boot_volumes": []}}`);
  return frame && { frame: frame.value, findings };
}

/** False where it is no list with a value a line. */
function readList(from: Cursor, take: (finding: unknown) => void): boolean {
  if (from.skip("[]")) return true;
  if (!from.skip("[\n")) return false;
  for (;;) {
    const line = from.line();
    const isLast = !line.endsWith(",");
    // A JSON string has no raw line break, so what is a value on its line is one in the list.
    const finding = parsed(isLast ? line : line.slice(0, -1));
    if (finding === undefined) return false;
    take(finding.value);
    if (isLast) return from.skip("    ]");
  }
}

function parsed(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: parseJson(json) };
  } catch {
    return undefined;
  }
}

class Cursor {
  readonly #content: Buffer;
  #at: number;

  constructor(content: Buffer, at: number) {
    this.#content = content;
    this.#at = at;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#content.length;
  }

  /** Passes over the text, ASCII, where it stands here. */
  skip(text: string): boolean {
    const end = this.#at + text.length;
    if (this.#content.toString("latin1", this.#at, end) !== text) return false;
    this.#at = end;
    return true;
  }

  /** The rest of the line, without its end; empty where there is no more. */
  line(): string {
    const end = this.#content.indexOf("\n", this.#at);
    const line = this.#content.toString("utf8", this.#at, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#content.length : end + 1;
    return line;
  }
}
