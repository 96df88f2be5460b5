import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

/** A GitHub table; undefined is an empty cell, as is one that a row leaves out. */
export function table(
  header: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
): string {
  const whole = rows.map((row) => header.map((_, column) => row[column]));
  return [header, header.map(() => "---"), ...whole].map(tableRow).join("\n");
}

function tableRow(cells: readonly (string | undefined)[]): string {
  const texts = cells.map((cell) =>
    (cell ?? "").replace(/\s+/g, " ").replaceAll("|", String.raw`\|`),
  );
  return `| ${texts.join(" | ")} |`;
}

/**
 * The page with `content` between the markers of that name.
 * @throws Error when a marker is missing
 */
export function fill(page: string, fileName: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`${fileName} lacks the markers ${start} and ${end}, in this order: add them.`);
  }
  return `${page.slice(0, from + start.length)}\n\n${content}\n\n${page.slice(to)}`;
}

/** The page laid out as prettier does. */
export async function laidOut(page: string): Promise<string> {
  const options = await resolveConfig(fileURLToPath(import.meta.url));
  return await format(page, { ...options, parser: "markdown" });
}
