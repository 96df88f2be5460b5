/** Whatever is published of the demo tenancy, redacted: no OCID and no name of it stands anywhere. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { actionsLog } from "../../../../src/github/actions-log.js";
import { annotationsOf } from "../../../../src/github/annotations.js";
import { outputsOf } from "../../../../src/github/outputs.js";
import { discoverBucket } from "../../../../src/delivery/bucket.js";
import { objectStorageSink } from "../../../../src/delivery/object-storage.js";
import { reportBucket } from "../../../../src/delivery/report-bucket.js";
import {
  collectionObserver,
  narrateDelivery,
  narratePlan,
  narratePolicyNotices,
  narrateVerdict,
} from "../../../../src/run/narrate.js";
import { assess } from "../../../../src/posture/assess.js";
import { visible } from "../../../../src/plain/visible.js";
import { renderJobSummary } from "../../../../src/reports/markdown/job-summary.js";
import { redactionOf } from "../../../../src/run/redaction.js";
import { renderComment } from "../../../../src/reports/markdown/comment.js";
import { renderers } from "../../../../src/reports/renderers.js";
import { renderTerminalSummary } from "../../../../src/reports/terminal/terminal-summary.js";
import { MANAGED_COMPARTMENT } from "../../../../src/settings/settings.js";
import { NOW, STRICT } from "../../posture/inventory-builder.js";
import { exemption, match, policy, rule, settings } from "../../posture/policy-fixtures.js";
import { bucket, denied, objectStore, tagged } from "../../delivery/store-fixture.js";
import { commonSettings } from "../../run/preflight/preflight-fixture.js";
import { fakeWorld } from "../../run/run-world.js";
import { hostileText } from "../hostile-names.js";
import { FACTS } from "../sample.js";
import {
  ALLOWED_GROUP,
  demoInventory,
  OTHER_GROUPS,
  tenancy,
  TRUE_NAMES,
  type Naming,
} from "./demo-inventory.js";

/** Compartments whose names are words of the reports themselves, whatever is audited. */
const WORDS_OF_THE_REPORTS = new Set(["security"]);

const TERMINAL = { columns: 120, isColoured: false };

const POLICY = policy({
  rules: [rule("everything", {}, { "customer-managed-key": true })],
  exemptions: [
    exemption({ match: match({ attached: true }) }),
    exemption({ id: "nothing-of-it", match: match({ names: ["zq9x7*"] }) }),
  ],
  defaults: settings(),
  deletionRestricted: { allowedGroups: [ALLOWED_GROUP], allowedDynamicGroups: [] },
});

/** The names of buckets and of the namespace come from here too. */
const BUCKETS = ["wallet", "vault", "ledger-reports"];

async function everyOutput(nameOf: Naming): Promise<ReadonlyMap<string, string>> {
  const inventory = demoInventory(nameOf);
  const { compartments } = inventory;
  let printed = "";
  const given = { ...fakeWorld(), log: actionsLog({ write: (text) => (printed += text) }) };
  const scope = {
    ...FACTS.scope,
    rootCompartment: tenancy.id,
    // Oracle's own is told by its name.
    excludeCompartments: compartments
      .filter(({ id }) => tenancy.compartments.get(id)?.name !== MANAGED_COMPARTMENT)
      .map(({ name }) => name),
  };
  const { world, redaction } = redactionOf(given, commonSettings({ redact: true, scope }));
  const { log } = world;
  redaction.ofTenancy(inventory.tenancyId, Buffer.from("the private key"));
  redaction.learn(compartments);

  const plan = {
    tree: {
      failure: denied("ListCompartments"),
      closed: [],
      tenancyId: inventory.tenancyId,
      byId: new Map(),
    },
    scope: {
      audited: compartments,
      beyond: [],
      excluded: [],
      elsewhere: new Set<string>(),
      unmatchedPatterns: scope.excludeCompartments,
    },
    regions: {
      homeRegion: inventory.homeRegion,
      regions: inventory.regions,
      notReady: [],
      failure: null,
    },
    whole: { regions: inventory.regions, pairs: 0 },
  };
  narratePlan(log, redaction.plan(plan));
  const observer = redaction.observer(collectionObserver(log, new AbortController().signal));
  const counts = compartments.map(({ path }) => ({ path, volumes: 3, unreadListings: 1 }));
  observer.onRegion(inventory.homeRegion, counts);

  const options = { coversTenancy: true, namesNearest: false };
  const whole = assess(inventory, POLICY, STRICT, NOW, options);
  const assessment = redaction.assessment(whole);
  const facts = { ...FACTS, run: null, scope: redaction.scope(scope) };
  for (const problem of await bucketProblems(redaction, compartments, nameOf)) {
    narrateDelivery(log, [
      { sink: "object storage", locations: [], problems: [problem], notes: [] },
    ]);
  }
  const deliveries = [await uploaded(redaction, compartments, nameOf)];
  narrateDelivery(log, deliveries);
  narratePolicyNotices(log, assessment);
  narrateVerdict(log, assessment);
  for (const { level, title, message } of annotationsOf(assessment)) log[level](message, title);

  const outputs = new Map<string, string>();
  for (const [format, { audit }] of Object.entries(renderers)) {
    outputs.set(format, (await audit()).render(assessment, facts));
  }
  outputs.set("job summary", renderJobSummary(assessment, facts));
  outputs.set("comment", renderComment(assessment, facts, "<!-- marker -->"));
  outputs.set("terminal summary", renderTerminalSummary(assessment, TERMINAL));
  const objectUris = deliveries.flatMap(({ locations }) => locations);
  const results = { assessment, reportPaths: new Map<string, string>(), objectUris };
  outputs.set("outputs", JSON.stringify(outputsOf({ ...results, artifact: null })));
  return outputs.set("log", printed);
}

type Redaction = ReturnType<typeof redactionOf>["redaction"];
type Compartments = ReturnType<typeof demoInventory>["compartments"];

/** Every sentence on a bucket that is not chosen, with names that only the tenancy knows. */
async function bucketProblems(
  redaction: Redaction,
  compartments: Compartments,
  nameOf: Naming,
): Promise<readonly string[]> {
  const namespace = nameOf("acmens", "namespace");
  const names = BUCKETS.map((name) => nameOf(name, `bucket-of-${name}`)).sort();
  const [first = ""] = compartments.map(({ id }) => id);
  const everywhere = { [first]: names.map((name) => bucket(name)) };
  const worlds = [
    { buckets: everywhere },
    { buckets: { [first]: names.map(tagged) } },
    { buckets: everywhere, access: Object.fromEntries(names.map((it) => [it, "ObjectRead"])) },
    { buckets: everywhere, access: Object.fromEntries(names.map((it) => [it, "ODD"])) },
    {
      buckets: everywhere,
      access: Object.fromEntries(names.map((it) => [it, denied("GetBucket")])),
    },
    { buckets: Object.fromEntries(compartments.map(({ id }) => [id, denied("ListBuckets")])) },
  ];
  const choices = await Promise.all(
    worlds.map((world) =>
      discoverBucket(
        objectStore(world).store,
        namespace,
        redaction.compartments(compartments),
        redaction.place,
      ),
    ),
  );
  return choices.flatMap((choice) => ["problem" in choice ? choice.problem : "", ...choice.notes]);
}

async function uploaded(redaction: Redaction, compartments: Compartments, nameOf: Naming) {
  const [first = ""] = compartments.map(({ id }) => id);
  const name = nameOf("wallet", "bucket-of-wallet");
  const findPlace = reportBucket({
    store: objectStore({
      namespace: nameOf("acmens", "namespace"),
      buckets: { [first]: [bucket(name)] },
    }).store,
    settings: { namespace: null, bucket: null, prefix: "posture", autoDiscoverBucket: true },
    compartments: redaction.compartments(compartments),
    names: redaction.place,
  });
  const file = { format: "json", fileName: "report.json", contentType: "application/json" };
  return await objectStorageSink(findPlace).deliver([
    { ...file, content: () => [Buffer.from("{}")] },
  ]);
}

function namesOf(): readonly string[] {
  const { compartments, volumes, instances } = demoInventory(TRUE_NAMES);
  const deleted = [...tenancy.compartments.values()].map(({ name }) => name);
  const all = [...compartments, ...volumes, ...instances.values()].map(({ name }) => name);
  return [
    ...new Set([...all, ...deleted, tenancy.name, ...BUCKETS, ...OTHER_GROUPS, "acmens"]),
  ].filter((name) => name !== null);
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
    expect(outputs.size).toBe(Object.keys(renderers).length + 5);
    expect(outputs.get("csv")?.split("\r\n").length).toBeGreaterThan(60);
    expect(outputs.get("markdown")).toMatch(/group subject-[0-9a-f]{8}/);
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

  test("everything is the same, byte for byte, whatever everything is called", async () => {
    await expectSame((_, id) => `n${id.slice(-12)}`);
  });

  test("everything is the same where names are words of the reports, or hostile", async () => {
    const naming = fc.tuple(fc.nat(), fc.array(hostileText, { minLength: 5, maxLength: 20 }));
    await fc.assert(
      fc.asyncProperty(naming, async ([offset, hostile]) => {
        const names = [...REPORT_WORDS, ...hostile];
        const siblings = new Map<string, string>();
        await expectSame((trueName, id) => {
          // Siblings have names of their own, and no compartment's name has a slash in it.
          if (!tenancy.compartments.has(id) && !BUCKETS.includes(trueName)) {
            return names[(offset + hashOf(id)) % names.length] ?? "";
          }
          const word = REPORT_WORDS[(offset + siblings.size) % REPORT_WORDS.length] ?? "";
          const known = siblings.get(id) ?? word;
          siblings.set(id, known);
          return known;
        });
      }),
      { numRuns: 6 },
    );
  });
});

async function expectSame(naming: Naming): Promise<void> {
  const renamed = await everyOutput(naming);
  // Whatever is made of a name and of no OCID is another with another name.
  const made = /(pattern|bucket|namespace|subject)-[0-9a-f]{8}/g;
  const told = (text: string | undefined) => text?.replace(made, "$1");
  const differing = [...outputs].filter(([it, text]) => told(renamed.get(it)) !== told(text));
  expect(differing.map(([output]) => output)).toEqual([]);
}

function hashOf(id: string): number {
  return Array.from(id).reduce((sum, it) => (sum * 31 + it.charCodeAt(0)) % 1_000_003, 7);
}

/** Words that the outputs are made of. */
const REPORT_WORDS = [
  ...["FAIL", "PASS", "COMPLIANT", "STALE_BACKUP", "NO_BACKUP", "UNKNOWN", "0", "a", "1", "of"],
  ...[
    "Volumes",
    "volume",
    "json",
    "limit",
    "days",
    "null",
    "true",
    "defaults",
    "Verdict",
    "listing",
  ],
  ...[
    "resource_name",
    "compartments",
    "bucket",
    "namespace",
    "No",
    "was",
    "chosen",
    "oci",
    "tenancy",
  ],
  ...[
    "Report",
    "uploaded",
    "matched",
    "compartment",
    "us-ashburn-1",
    "AVAILABLE",
    "backup",
    "gold",
  ],
];
