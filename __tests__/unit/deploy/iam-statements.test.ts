import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");

interface Feature {
  /** The input that switches the feature on; null: always on. */
  readonly input: string | null;
  readonly statements: readonly string[];
}

const features = JSON.parse(read("deploy/terraform/iam-statements.json")) as Record<
  string,
  Feature
>;
const { inputs } = parse(read("action.yml")) as { readonly inputs: Record<string, unknown> };

describe("iam-statements.json", () => {
  test("the documentation shows the statements of every feature that the action has", () => {
    const [, section = ""] =
      /\n## Permissions in OCI\n(.*)/s.exec(read("docs/permissions.md")) ?? [];
    const shown = section.split("\n").filter((line) => line.startsWith("Allow "));
    const expected = Object.values(features)
      .filter(({ input }) => input === null || input in inputs)
      .flatMap(({ statements }) => statements);
    expect(shown).toEqual(expected);
  });

  const all = Object.values(features).flatMap(({ statements }) => statements);

  test.each(all)("%s", (statement) => {
    // Whatever reaches beyond reading is held to one place and one permission.
    const reads =
      /^Allow group <group> to (?:inspect|read) [a-z-]+ in (?:tenancy|compartment <compartment>(?: where target\.bucket\.name='<bucket>')?)$/;
    const writes =
      /^Allow group <group> to (?:use|manage) [a-z-]+ in compartment <compartment> where .*request\.permission='(?:OBJECT_CREATE|ONS_TOPIC_PUBLISH)'/;
    // The tenancy's root compartment, where metrics go, is no compartment in IAM's language.
    const measures =
      /^Allow group <group> to use metrics in tenancy where target\.metrics\.namespace='<metrics-namespace>'$/;
    expect([reads, writes, measures].some((form) => form.test(statement))).toBe(true);
  });
});
