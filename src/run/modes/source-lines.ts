import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

import { parseJson } from "../../plain/parse-json.js";
import type { ResourceChange } from "../../plan/plan-document.js";
import type { SourceLocation } from "../../posture/plan/plan-assessment.js";
import { isFile } from "../files-below.js";

/** Larger files are not written by hand, and are not looked through. */
const MAX_FILE_BYTES = 1_024 * 1_024;

/** Where a resource is written; null where that cannot be found. */
export type Locator = (
  change: Pick<ResourceChange, "modules" | "type" | "name">,
) => SourceLocation | null;

/**
 * Finds `resource "TYPE" "NAME"` in the configuration below a folder, through local modules and those
 * that `terraform init` fetched; where a module is not there, the line of its call. Reads only, and no
 * file outside of the workspace.
 */
export function sourceLocator(terraformDir: string, workspace: string): Locator {
  const root = realPath(workspace) ?? workspace;
  const fetched = fetchedModules(terraformDir, root);
  const folders = new Map<string, Blocks>();

  const blocksOf = (folder: string): Blocks => {
    const known = folders.get(folder) ?? readBlocks(folder, root);
    folders.set(folder, known);
    return known;
  };

  return ({ modules, type, name }) => {
    let folder = resolve(terraformDir);
    let best: SourceLocation | null = null;
    const path: string[] = [];
    for (const step of modules) {
      const call = blocksOf(folder).get(`module ${step.name}`);
      if (call === undefined) return best;
      best = call.location;
      path.push(step.name);
      const local = /^\.{1,2}\//.test(call.source ?? "");
      const next = local ? resolve(folder, call.source ?? ".") : fetched.get(path.join("."));
      if (next === undefined) return best;
      folder = next;
    }
    return blocksOf(folder).get(`resource ${type} ${name}`)?.location ?? best;
  };
}

/** Why nothing below a folder can be shown, to follow its name; null where there is something. */
export function whyNotLocated(terraformDir: string, workspace: string): string | null {
  const place = realPath(terraformDir);
  if (place === null || !statSync(place).isDirectory()) return "is no folder";
  if (!isWithin(place, realPath(workspace) ?? workspace)) return "is not in the workspace";
  return namesIn(place).length === 0 ? "has no file that ends in .tf or .tofu" : null;
}

interface Block {
  readonly location: SourceLocation;
  /** Of a module call. */
  readonly source: string | null;
}

type Blocks = ReadonlyMap<string, Block>;

const RESOURCE = /^\s*resource\s+"([\w-]+)"\s+"([\w-]+)"/;
const MODULE = /^\s*module\s+"([\w-]+)"/;
const SOURCE = /^\s*source\s*=\s*"([^"]*)"/;

function readBlocks(folder: string, root: string): Blocks {
  const blocks = new Map<string, Block>();
  const place = realPath(folder);
  if (place === null || !isWithin(place, root)) return blocks;
  for (const name of namesIn(place)) {
    const file = join(place, name);
    const text = textOf(file, root);
    if (text === null) continue;
    const shown = relative(root, file).split(sep).join("/");
    let call: string | null = null;
    for (const [index, line] of text.split("\n").entries()) {
      const location = { file: shown, line: index + 1 };
      const resource = RESOURCE.exec(line);
      const module = MODULE.exec(line);
      const source = SOURCE.exec(line);
      if (resource !== null) {
        call = null;
        blocks.set(`resource ${resource[1] ?? ""} ${resource[2] ?? ""}`, {
          location,
          source: null,
        });
      } else if (module !== null) {
        call = `module ${module[1] ?? ""}`;
        blocks.set(call, { location, source: null });
      } else if (source !== null && call !== null) {
        const known = blocks.get(call);
        if (known?.source === null) blocks.set(call, { ...known, source: source[1] ?? "" });
      }
    }
  }
  return blocks;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(tf|tofu)$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

/** A link may lead out of the workspace; a folder may be called as a file is, and a file not be readable. */
function textOf(file: string, root: string): string | null {
  const place = realPath(file);
  if (place === null || !isWithin(place, root) || !isFile(place)) return null;
  try {
    return statSync(place).size > MAX_FILE_BYTES ? null : readFileSync(place, "utf8");
  } catch {
    return null;
  }
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** Where `terraform init` put modules, by their path from the root: `a.b`. */
function fetchedModules(terraformDir: string, root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const text = textOf(join(terraformDir, ".terraform/modules/modules.json"), root) ?? "{}";
  try {
    const { Modules: modules } = Object(parseJson(text)) as { Modules?: unknown };
    for (const entry of Array.isArray(modules) ? (modules as unknown[]) : []) {
      const { Key: key, Dir: dir } = Object(entry) as { Key?: unknown; Dir?: unknown };
      if (typeof key === "string" && typeof dir === "string")
        found.set(key, resolve(terraformDir, dir));
    }
  } catch {
    // It is none of Terraform's, which is no fault: the module's call is shown.
  }
  return found;
}
