import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { OUTPUT_FORMATS } from "../../../src/settings/settings.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

const docs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => join("docs", name));
const pages = [
  "CONTRIBUTING.md",
  "README.md",
  "SECURITY.md",
  "deploy/terraform/README.md",
  ...docs,
];

/** The anchors that GitHub gives a page's headings. */
function anchorsOf(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```.*?^```/gms, "");
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}

describe.each(pages)("%s", (page) => {
  const text = read(page);

  test("links to headings that exist", () => {
    const links = [...text.matchAll(/\]\(([^)#:\s]*)#([^)\s]+)\)/g)];
    const missing = links.filter(([, path = "", anchor = ""]) => {
      const target = path === "" ? page : join(dirname(page), path);
      return !anchorsOf(read(target)).includes(anchor);
    });
    expect(missing.map(([link]) => link)).toEqual([]);
  });
});

test.each(["README.md", "docs/reports.md"])("%s names every format", (page) => {
  const text = read(page);
  expect(OUTPUT_FORMATS.filter((format) => !text.includes(`\`${format}\``))).toEqual([]);
});

test("the index of the documentation has every page", () => {
  const index = read("docs/README.md");
  const names = readdirSync(join(ROOT, "docs")).filter(
    (name) => name.endsWith(".md") && name !== "README.md",
  );
  expect(names.filter((name) => !index.includes(`(${name})`))).toEqual([]);
});

test("every use of another action in the documentation is pinned as in the workflows", () => {
  const folder = ".github/workflows";
  const pinned = readdirSync(join(ROOT, folder)).flatMap((name) =>
    usesIn(read(join(folder, name))),
  );
  const shown = pages
    .flatMap((page) => usesIn(read(page)))
    .filter((use) => !use.startsWith("OWNER/REPOSITORY"));
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((use) => !pinned.includes(use))).toEqual([]);
});

function usesIn(text: string): readonly string[] {
  return [...text.matchAll(/^ *-? *uses: (\S+(?: # v\S+)?)/gm)].map(([, use = ""]) => use);
}
