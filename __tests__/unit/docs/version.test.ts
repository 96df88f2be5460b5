import { expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const { version } = JSON.parse(read("package.json")) as { readonly version: string };
const [major = ""] = version.split(".");

const docs = readdirSync(new URL("docs", root), { recursive: true, encoding: "utf8" });
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...docs.filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`),
  ".github/workflows/audit-matrix.yml",
];

test("the major tag that the documentation uses is the one that a release of this version moves", () => {
  const used = pages.flatMap((page) =>
    [...read(page).matchAll(/OWNER\/REPOSITORY[\w./-]*@(v[\d.]+)/g)].map(([, tag]) => ({
      page,
      tag,
    })),
  );
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter(({ tag }) => tag !== `v${major}`)).toEqual([]);
});

test("the first release is a 1.0.0 or later, so that there is a v1", () => {
  expect(Number(major)).toBeGreaterThanOrEqual(1);
});

test("package-lock.json has the version, too", () => {
  const lock = JSON.parse(read("package-lock.json")) as {
    readonly version: string;
    readonly packages: Readonly<Record<string, { readonly version: string }>>;
  };
  expect([lock.version, lock.packages[""]?.version]).toEqual([version, version]);
});
