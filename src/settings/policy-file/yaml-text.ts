import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { quoted } from "../../plain/quoted.js";
import type { Complaint, PolicyProblem } from "./policy-problem.js";
import { yamlFault } from "./yaml-fault.js";

const maxBytes = 1024 * 1024;
/** Each alias may stand for the whole file: with many of them a small file grows without end. */
const maxAliases = 100;

/** A YAML text read: its value, and for every complaint about it the place. */
export interface YamlText {
  /** Plain data; undefined when the text is no YAML that can be used. */
  readonly data: unknown;
  readonly problems: readonly PolicyProblem[];
  readonly place: (complaint: Complaint) => PolicyProblem;
}

/** Reads YAML 1.2. Never throws: what is wrong is in `problems`. */
export function readYaml(text: string, file: string): YamlText {
  const unusable = (message: string): YamlText => {
    const { place } = readDocument("", file);
    return { data: undefined, problems: [place({ path: [], message })], place };
  };
  if (Buffer.byteLength(text) > maxBytes) return unusable("the file is larger than 1 MiB");
  try {
    return readDocument(text, file);
  } catch {
    return unusable("the file is nested too deeply, or its aliases refer to too much");
  }
}

function readDocument(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: "core",
    // Ours below takes one pass; the parser's own compares each key with all others.
    uniqueKeys: false,
  });
  // The parser recurses: a text of nothing but brackets exhausts the stack.
  if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) throw new RangeError();
  const at = (offset: number, message: string): PolicyProblem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), message };
  };
  const problems = [...document.errors, ...document.warnings].map(({ pos, code }) =>
    at(pos[0], yamlFault(code)),
  );
  if (problems.length === 0) {
    const found = structureProblems(document);
    problems.push(...found.map(({ offset, message }) => at(offset, message)));
  }
  return {
    data:
      problems.length === 0 ? (document.toJS({ maxAliasCount: maxAliases }) as unknown) : undefined,
    problems,
    place: (complaint) => at(offsetOf(document, complaint), complaint.message),
  };
}

/** What the tags `!!map` and `!!seq` stand for. */
const PLAIN_COLLECTIONS = ["tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"];

interface Found {
  readonly offset: number;
  readonly message: string;
}

/**
 * What is YAML and yet no policy: keys given twice or read as another text, tags that make no plain
 * data, and aliases that lead nowhere or are too many.
 */
function structureProblems(document: Document.Parsed): Found[] {
  const found: Found[] = [];
  let aliases = 0;
  const refuseTag = (collection: YAMLMap | YAMLSeq) => {
    // As data an ordered mapping or a set has no keys, and so all of it would be passed over.
    if (collection.tag !== undefined && !PLAIN_COLLECTIONS.includes(collection.tag)) {
      found.push({ offset: startOf(collection), message: yamlFault("TAG_RESOLVE_FAILED") });
    }
  };
  visit(document, {
    Seq: (_, list) => {
      refuseTag(list);
    },
    Alias: (_, alias) => {
      aliases += 1;
      const offset = startOf(alias);
      if (aliases > maxAliases) {
        found.push({ offset, message: `the file has more than ${maxAliases} aliases` });
        return visit.BREAK;
      }
      if (alias.resolve(document) === undefined) {
        const message = `the alias ${quoted(alias.source)} stands for no anchor before it`;
        found.push({ offset, message });
      }
      return undefined;
    },
    Map: (_, map) => {
      refuseTag(map);
      const seen = new Set<string>();
      for (const pair of map.items) {
        const key = keyOf(pair);
        const offset = startOf(pair.key, startOf(map));
        // As data it would become a text, with a warning past our log.
        if (!isScalar(pair.key)) found.push({ offset, message: "a key is a text" });
        else if (pair.key.source !== undefined && pair.key.source !== key) {
          const message = `the key ${quoted(pair.key.source)} would be read as ${quoted(key)}; put it in quotes`;
          found.push({ offset, message });
        }
        if (seen.has(key)) {
          found.push({ offset, message: `the key ${quoted(key)} is given twice` });
        }
        // Data keeps it apart from ordinary keys, and so it would be passed over.
        if (key === "__proto__") found.push({ offset, message: `unknown key ${quoted(key)}` });
        seen.add(key);
      }
    },
  });
  return found;
}

/** Where the value at the path begins; as near to it as the text goes when there is none. */
function offsetOf(document: Document.Parsed, { path, isAboutKey = false }: Complaint): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => keyOf(item) === String(step));
      if (pair === undefined) return offset;
      const isLast = index === path.length - 1;
      if (isLast && isAboutKey) return startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
    }
    offset = startOf(node, offset);
  }
  return offset;
}

function keyOf({ key }: Pair): string {
  // In data every key is a text: `1:` and `"1":` are the same one.
  return isScalar(key) ? `${(key.value ?? "") as string | number | boolean}` : String(key);
}

function startOf(node: unknown, fallback = 0): number {
  return (node as Partial<Node> | null | undefined)?.range?.[0] ?? fallback;
}
