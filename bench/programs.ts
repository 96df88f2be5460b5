import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import typescript from "typescript";

export const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** The measured programs, each a bundle, so that none of them pays for compiling TypeScript. */
export interface Programs {
  readonly audit: string;
  readonly yardstick: string;
  readonly startupYardstick: string;
}

const SOURCES = ["yardstick.ts", "yardstick/lane.ts", "yardstick/plan.ts", "startup-yardstick.ts"];

/**
 * Bundles the yardsticks into `folder` with the tool and the options that the audit is built with.
 * The folder must be inside the repository, for the packages to be found.
 */
export async function buildPrograms(folder: string, audit: string): Promise<Programs> {
  // Given TypeScript, the bundler would check the types of the whole repository first.
  for (const source of SOURCES) await transpile(source, folder);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  return {
    audit,
    yardstick: await bundle("yardstick", folder),
    startupYardstick: await bundle("startup-yardstick", folder),
  };
}

async function transpile(source: string, folder: string): Promise<void> {
  const { ESNext: module } = typescript.ModuleKind;
  const { ES2023: target } = typescript.ScriptTarget;
  const text = await readFile(join(ROOT, "bench", source), "utf8");
  const { outputText } = typescript.transpileModule(text, {
    compilerOptions: { module, target, verbatimModuleSyntax: true },
  });
  const file = join(folder, source.replace(/\.ts$/, ".js"));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, outputText);
}

async function bundle(name: string, folder: string): Promise<string> {
  const to = join(folder, "bundles", name);
  const ncc = join(ROOT, "node_modules", "@vercel", "ncc", "dist", "ncc", "cli.js");
  const args = [ncc, "build", join(folder, `${name}.js`), "--out", to, "--minify", "--no-cache"];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return join(to, "index.js");
}
