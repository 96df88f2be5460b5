/** Whatever is published of the demo tenancy, redacted: no OCID and no name of it stands anywhere. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { actionsLog } from "../../../../src/github/actions-log.js";
import { annotationsOf } from "../../../../src/github/annotations.js";
import { outputsOf } from "../../../../src/github/outputs.js";
import { redactingLog } from "../../../../src/github/redacting-log.js";
import { collectionObserver, narrateDelivery, narrateVerdict } from "../../../../src/narrate.js";
import { assess } from "../../../../src/posture/assess.js";
import { visible } from "../../../../src/reports/escape/visible.js";
import { renderJobSummary } from "../../../../src/reports/job-summary.js";
import { redactAssessment } from "../../../../src/reports/redact/redact-assessment.js";
import { redactScope } from "../../../../src/reports/redact/redact-run.js";
import { Redactor } from "../../../../src/reports/redact/redactor.js";
import { renderers } from "../../../../src/reports/renderers.js";
import { renderTerminalSummary } from "../../../../src/reports/terminal-summary.js";
import { NOW, STRICT } from "../../posture/inventory-builder.js";
import { exemption, match, policy, rule, settings } from "../../posture/policy-fixtures.js";
import { FACTS } from "../sample.js";
import { demoInventory, tenancy, TRUE_NAMES, type Naming } from "./demo-inventory.js";

/** Compartments whose names are words of the reports themselves, whatever is audited. */
const WORDS_OF_THE_REPORTS = new Set(["security"]);

const TERMINAL = { columns: 120, isColoured: false };

const POLICY = policy({
  rules: [rule("everything", {}, { customerManagedKey: true })],
  exemptions: [exemption({ match: match({ attached: true }) })],
  defaults: settings(),
});

async function everyOutput(nameOf: Naming): Promise<ReadonlyMap<string, string>> {
  const inventory = demoInventory(nameOf);
  const redactor = new Redactor(inventory.tenancyId);
  redactor.learnCompartments(inventory.compartments);
  let printed = "";
  const log = redactingLog(actionsLog({ write: (text) => (printed += text) }), redactor);

  const observer = collectionObserver(log, new AbortController().signal);
  const counts = inventory.compartments.map(({ path }) => {
    return { path, volumes: 3, unreadListings: 1 };
  });
  observer.onRegion(inventory.homeRegion, counts);
  const whole = assess(inventory, POLICY, STRICT, NOW, { coversTenancy: true });
  const assessment = redactAssessment(whole, redactor);
  const scope = {
    ...FACTS.scope,
    rootCompartment: tenancy.id,
    excludeCompartments: demoInventory(TRUE_NAMES).compartments.map(({ name }) => name),
  };
  const facts = { ...FACTS, run: null, scope: redactScope(scope, redactor) };
  for (const { id, name, path } of inventory.compartments) {
    const problem = `Buckets of ${path} (${id}, ${JSON.stringify(name)}) could not be listed.`;
    narrateDelivery(log, [
      { sink: "object storage", locations: [], problems: [problem], notes: [] },
    ]);
  }
  for (const { volumeName, volumeId } of whole.findings) log.debug(`${volumeName}: ${volumeId}`);
  narrateVerdict(log, assessment);
  for (const { level, title, message } of annotationsOf(assessment)) log[level](message, title);

  const outputs = new Map<string, string>();
  for (const [format, load] of Object.entries(renderers)) {
    outputs.set(format, (await load()).render(assessment, facts));
  }
  outputs.set("job summary", renderJobSummary(assessment, facts));
  outputs.set("terminal summary", renderTerminalSummary(assessment, TERMINAL));
  const nothing = { reportPaths: new Map<string, string>(), objectUris: [], artifact: null };
  outputs.set("outputs", JSON.stringify(outputsOf({ assessment, ...nothing })));
  return outputs.set("log", printed);
}

function namesOf(): readonly string[] {
  const { compartments, volumes, instances } = demoInventory(TRUE_NAMES);
  const deleted = [...tenancy.compartments.values()].map(({ name }) => name);
  const all = [...compartments, ...volumes, ...instances.values()].map(({ name }) => name);
  return [...new Set([...all, ...deleted, tenancy.name])].filter((name) => name !== null);
}

/** Tells whether the name stands in the text as a word, or words, of its own. */
function stands(name: string, text: string): boolean {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const isWord = (character: string) => /[\p{L}\p{N}_]/u.test(character);
  const before = isWord(name.charAt(0)) ? "(?<![\\p{L}\\p{N}_])" : "";
  const after = isWord(name.slice(-1)) ? "(?![\\p{L}\\p{N}_])" : "";
  return new RegExp(`${before}${literal}${after}`, "u").test(text);
}

/** Style sheets and programs are the product's own, with words of their own; data stays. */
function withoutCode(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<script(?![^>]*json)[\s\S]*?<\/script>/g, "");
}

let outputs: ReadonlyMap<string, string>;
beforeAll(async () => {
  outputs = await everyOutput(TRUE_NAMES);
});

describe("redacted", () => {
  test("the demo tenancy is all there", () => {
    expect(namesOf().length).toBeGreaterThan(60);
    expect(outputs.size).toBe(Object.keys(renderers).length + 4);
    expect(outputs.get("csv")?.split("\r\n").length).toBeGreaterThan(60);
    expect(outputs.get("log")).toMatch(/tenancy-[0-9a-f]{8}\/compartment-[0-9a-f]{8}: 3 volumes/);
  });

  test("no output has an OCID", () => {
    const unique = /ocid1\.[\w-]+\.[\w-]+\.[\w-]*\.[\w-]+|a(?:buwcljr|aaaaaaa)[a-z2-7]{10}/g;
    for (const [output, text] of outputs) {
      expect([output, text.match(unique)]).toEqual([output, null]);
    }
  });

  test("no output has a name", () => {
    for (const [output, whole] of outputs) {
      const text = withoutCode(whole);
      const found = namesOf().filter((name) => {
        const forms = [name, visible(name), JSON.stringify(name).slice(1, -1)];
        return !WORDS_OF_THE_REPORTS.has(name) && forms.some((form) => stands(form, text));
      });
      expect([output, found]).toEqual([output, []]);
    }
  });

  test("what is rendered is the same, byte for byte, whatever everything is called", async () => {
    const renamed = await everyOutput((_, id) => `n${id.slice(-12)}`);
    // A line that quotes nothing but a name cannot tell two volumes of that name apart.
    const differing = [...outputs].filter(([output, text]) => renamed.get(output) !== text);
    expect(differing.map(([output]) => output)).toEqual(["log"]);
  });
});
