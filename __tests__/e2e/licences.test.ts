/** Who takes the bundle takes other people's work, whose licences ask to be named. */
import { readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const { dependencies } = JSON.parse(read("package.json")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const licences = read("dist/licenses.txt");

test.each(Object.entries(dependencies))("%s is named with its licence", (name, version) => {
  const [, text = ""] = licences.split(`${name} ${version} (`);
  expect(text.slice(0, 1_500)).toMatch(/permission|licen[cs]e/i);
});

/** What other packages bring in, at whatever depth. */
test.each(["es6-promise", "get-east-asian-width", "jssha", "lodash.once", "sshpk", "tweetnacl"])(
  "%s is named, too",
  (name) => {
    expect(licences).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, "m"));
  },
);
