import { build } from "esbuild";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { format } from "prettier";

/** Where the bundled script and style are kept for the HTML renderer. */
export const CLIENT_MODULE = fileURLToPath(
  new URL("../src/reports/html/client.generated.ts", import.meta.url),
);

/** The text of that module: script and style as the page carries them, with their CSP hashes. */
export async function clientModule(): Promise<string> {
  const script = await bundled("main.ts");
  const style = await bundled("report.css");
  const source = [
    "// Made from report-viewer/ by `npm run report-client`; do not edit.",
    `export const SCRIPT = ${JSON.stringify(script)};`,
    `export const SCRIPT_HASH = ${JSON.stringify(hashOf(script))};`,
    `export const STYLE = ${JSON.stringify(style)};`,
    `export const STYLE_HASH = ${JSON.stringify(hashOf(style))};`,
  ].join("\n");
  return await format(source, { parser: "typescript", printWidth: 100 });
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["chrome123", "firefox120", "safari17.5"],
    legalComments: "none",
    logLevel: "error",
  });
  return outputFiles.map(({ text }) => text.trim()).join("");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
