import { describe, expect, test } from "@jest/globals";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

import { OUTPUT_FORMATS } from "../../../src/settings/settings.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

const docs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => join("docs", name));
const pages = ["CONTRIBUTING.md", "README.md", "SECURITY.md", ...docs];

interface Step {
  readonly uses?: string;
  readonly with?: object;
}

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

test.each(["docs/getting-started.md", "docs/spread.md"])(
  "%s has a workflow that GitHub takes, with inputs that exist",
  (page) => {
    const [, content = ""] = /```yaml\n(name: .*?)```/s.exec(read(page)) ?? [];
    const { context } = parseWorkflow({ name: "audit.yml", content }, new NoOperationTraceWriter());
    expect(context.errors.getErrors()).toEqual([]);
    const { jobs } = parse(content) as {
      readonly jobs: {
        readonly audit: { readonly with?: object; readonly steps?: readonly { with: object }[] };
      };
    };
    const given = jobs.audit.with ?? jobs.audit.steps?.[0]?.with ?? {};
    const takes = jobs.audit.steps === undefined ? matrixInputs() : actionInputs();
    expect(takes).toEqual(expect.arrayContaining(Object.keys(given)));
    expect(Object.keys(given)).toContain("region");
  },
);

test.each(["docs/plan-gate.md", "docs/live-gate.md"])("%s gives inputs that exist", (page) => {
  const [, content = ""] = /```yaml\n(name: .*?)```/s.exec(read(page)) ?? [];
  const { jobs } = parse(content) as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
  };
  const given = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .filter(({ uses }) => uses?.startsWith("OWNER/REPOSITORY@"))
    .flatMap((step) => Object.keys(step.with ?? {}));
  expect(given).toContain("github-token");
  expect(actionInputs()).toEqual(expect.arrayContaining(given));
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

function actionInputs(): readonly string[] {
  return Object.keys((parse(read("action.yml")) as { readonly inputs: object }).inputs);
}

function matrixInputs(): readonly string[] {
  const { on } = parse(read(".github/workflows/audit-matrix.yml")) as {
    readonly on: { readonly workflow_call: { readonly inputs: object } };
  };
  return Object.keys(on.workflow_call.inputs);
}
