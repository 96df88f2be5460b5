import { describe, expect, test } from "@jest/globals";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const below = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));

interface Job {
  readonly steps: readonly { readonly uses: string; readonly with?: object }[];
}

const pages = [
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "README.md",
  "SECURITY.md",
  "deploy/terraform/README.md",
  ...below("docs"),
];

describe.each(pages)("%s", (page) => {
  const text = read(page);

  test("links to files that exist", () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/.test(target));
    const missing = targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)));
    expect(missing).toEqual([]);
  });
});

test("every runbook is in the list of runbooks", () => {
  const list = read("docs/runbooks/README.md");
  const names = readdirSync(join(ROOT, "docs/runbooks")).filter((name) => name !== "README.md");
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(list).toContain(`(${name})`);
});

test("the map of the sources has every folder, and none that is not there", () => {
  const folders = readdirSync(join(ROOT, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const shown = [...read("docs/architecture.md").matchAll(/^\| `([a-z-]+)\/`/gm)]
    .map(([, name]) => name)
    .sort();
  expect(shown).toEqual(folders);
});

test("the production workflow uses what examples/production makes", () => {
  const [, content = ""] = /```yaml\n(name: .*?)```/s.exec(read("docs/environments.md")) ?? [];
  const { jobs } = parse(content) as { readonly jobs: { readonly audit: Job } };
  const given = jobs.audit.steps.find(({ uses }) => uses.startsWith("OWNER/REPOSITORY@"))?.with;
  // A trust for an environment, and alarms on posted metrics.
  expect(given).toMatchObject({ auth: "oidc", "metrics-namespace": expect.any(String) as unknown });
  expect(jobs.audit).toMatchObject({
    environment: "production",
    permissions: { contents: "read", "id-token": "write" },
  });
});

describe("Dockerfile", () => {
  const instructions = read("Dockerfile")
    .split("\n")
    .filter((line) => /^[A-Z]+ /.test(line));

  test("runs Node 24 without root and without a shell", () => {
    expect(instructions[0]).toMatch(
      /^FROM gcr\.io\/distroless\/nodejs24-\w+:nonroot@sha256:[0-9a-f]{64}$/,
    );
    // By a name Kubernetes cannot tell that it is not root.
    expect(instructions).toContain("USER 65532:65532");
    expect(read("docs/container.md")).toContain("fsGroup: 65532");
    expect(instructions.some((line) => line.startsWith("RUN "))).toBe(false);
  });

  test("copies nothing that .dockerignore keeps out", () => {
    const kept = [...read(".dockerignore").matchAll(/^!(\S+)$/gm)].map(([, name]) => name);
    const copied = instructions
      .filter((line) => line.startsWith("COPY "))
      .map((line) => line.replace(/^COPY (?:--\S+ )*(\S+) .*$/, "$1").replace(/\/$/, ""));
    expect(copied.sort()).toEqual(kept.sort());
  });
});
