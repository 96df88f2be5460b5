import { describe, expect, test } from "@jest/globals";
import { assess } from "../../../../src/posture/assess.js";
import { ownerOf } from "../../../../src/posture/policy/owner.js";
import { csvRenderer } from "../../../../src/reports/csv.js";
import { htmlRenderer } from "../../../../src/reports/html/html.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { markdownRenderer } from "../../../../src/reports/markdown/markdown.js";
import { redactAssessment } from "../../../../src/reports/redact/redact-assessment.js";
import { Redactor } from "../../../../src/reports/redact/redactor.js";
import { parsePolicyFile } from "../../../../src/settings/policy-file/parse.js";
import { toPolicy } from "../../../../src/settings/policy-content.js";
import { FACTS } from "../../reports/sample.js";
import { backup, DAY, inventory, NOW, STRICT, volume } from "../inventory-builder.js";
import { PLAIN, policy } from "../policy-fixtures.js";

const OWNED = { ...policy({}), ownerTag: "Operations.Owner" };
const ofOwner = (id: string, owner: string | null) =>
  volume({ id, definedTags: owner === null ? {} : { Operations: { Owner: owner } } });
const given = inventory({
  volumes: [
    ofOwner("v1", "alice@example.com"),
    ofOwner("v2", "bob <b>|x"),
    ofOwner("v3", "bob <b>|x"),
    ofOwner("v4", null),
  ],
  backups: [
    backup({ id: "b1", volumeId: "v1", timeCreated: NOW - DAY }),
    backup({ id: "b4", volumeId: "v4", timeCreated: NOW - DAY }),
  ],
});
const judged = assess(given, OWNED, STRICT, NOW);

describe("whose a volume is", () => {
  const freeformTags = { Owner: "ann", " ": "x" };
  const definedTags = { Operations: { Owner: "bob", Empty: " " } };

  test.each([
    ["Operations.Owner", "bob"],
    ["operations.OWNER", "bob"],
    ["Owner", "ann"],
    ["owner", null],
    ["Operations.Empty", null],
    ["Operations.None", null],
    ["None.Owner", null],
    ["constructor", null],
    ["__proto__.toString", null],
  ])("by the tag %j it is %j", (tag, owner) => {
    expect(ownerOf({ freeformTags, definedTags }, tag)).toBe(owner);
  });

  test("is the policy file's to say", () => {
    const read = (text: string) => parsePolicyFile(`version: 1\n${text}\n`, "p.yml");
    const { content } = read("owner-tag: Operations.Owner");
    expect(toPolicy(content, DAY).ownerTag).toBe("Operations.Owner");
    expect(read("owner-tag: a.b.c").problems[0]?.message).toContain("a tag as Namespace.Key");
    expect("ownerTag" in toPolicy(read("rules: []").content, DAY)).toBe(false);
  });
});

describe("the volumes of each owner", () => {
  test("are told, those of nobody first, then the worst", () => {
    expect(judged.summary.byOwner?.map((it) => [it.owner, it.atFault, it.total])).toEqual([
      [null, 0, 1],
      ["bob <b>|x", 2, 2],
      ["alice@example.com", 0, 1],
    ]);
  });

  test("stand in every report", () => {
    const json = JSON.parse(jsonRenderer.render(judged, FACTS)) as {
      summary: { owner_summary: unknown[] };
      findings: { block_volumes: { owner: string | null }[] };
    };
    expect(json.summary.owner_summary).toHaveLength(3);
    expect(json.findings.block_volumes.map((it) => it.owner)).toContain("alice@example.com");
    const csv = csvRenderer.render(judged, FACTS).split("\r\n");
    expect(csv[0]).toContain(",owner,");
    expect(csv.filter((line) => line.includes(",alice@example.com,"))).toHaveLength(1);
    const markdown = markdownRenderer.render(judged, FACTS);
    expect(markdown).toContain("## Owners\n\n| Owner | At fault | Volumes | GB |");
    expect(markdown).toContain("| (nobody) | 0 | 1 |");
    const html = htmlRenderer.render(judged, FACTS);
    expect(html).toContain('<a href="#owner=alice%40example.com">alice@example.com</a>');
    expect(html).toContain('<a href="#owner=+">(nobody)</a>');
  });

  test("are not told where nobody asks", () => {
    const plain = assess(given, PLAIN, STRICT, NOW);
    expect(plain.summary.byOwner).toBeUndefined();
    expect(jsonRenderer.render(plain, FACTS)).not.toContain('"owner');
    expect(markdownRenderer.render(plain, FACTS)).not.toContain("Owners");
  });

  test("have pseudonyms where names are withheld", () => {
    const redacted = redactAssessment(judged, new Redactor("ocid1.tenancy.oc1..acme"));
    const owners = redacted.summary.byOwner?.map((it) => it.owner) ?? [];
    expect(owners[0]).toBeNull();
    expect(new Set(owners.slice(1))).toEqual(
      new Set(redacted.findings.flatMap(({ owner }) => owner ?? [])),
    );
    const all = [jsonRenderer, csvRenderer, markdownRenderer, htmlRenderer];
    for (const renderer of all) {
      const text = renderer.render(redacted, FACTS);
      expect(text).not.toContain("alice@");
      expect(text).not.toContain("bob ");
    }
  });
});
