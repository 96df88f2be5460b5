/** What ncc leaves to do: `dist/` is minified whole, and licenses.txt names every package in it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { transform } from "esbuild";

import { bundledModules, packageFolder } from "./bundled-modules.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const DIST = join(ROOT, "dist");

/**
 * ncc itself minifies only the first file, which loads the others when they are needed. Names stay,
 * for stack traces and for what is told by a class's name; text is written in ASCII, which V8 holds in
 * half the memory.
 */
async function minify(file: string): Promise<void> {
  const { code } = await transform(readFileSync(file, "utf8"), {
    ...{ minifyWhitespace: true, minifySyntax: true },
    ...{ legalComments: "none", target: "node20" },
  });
  writeFileSync(file, code);
}

/** ncc's own list leaves out what it puts into one scope with other modules. */
async function licences(): Promise<string> {
  const folders = Object.keys(await bundledModules(ROOT)).map(packageFolder);
  const packages = [...new Set(folders)].filter((folder) => folder !== null).map(licenceOf);
  return packages.sort().join("\n");
}

function licenceOf(folder: string): string {
  const read = (name: string) =>
    readFileSync(join(ROOT, folder, name), "utf8")
      .replaceAll("\r\n", "\n")
      .trim();
  const { name, version, license } = JSON.parse(read("package.json")) as Record<string, string>;
  const files = readdirSync(join(ROOT, folder))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort();
  const texts = files.length === 0 ? ["The package comes without the text."] : files.map(read);
  const heading = `${String(name)} ${String(version)} (${license ?? "no licence named"})`;
  return [heading, ...texts].join("\n\n") + "\n";
}

for (const name of readdirSync(DIST).filter((file) => file.endsWith(".js"))) {
  await minify(join(DIST, name));
}
writeFileSync(join(DIST, "licenses.txt"), await licences());
