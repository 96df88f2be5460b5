import { describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import type { Assessment } from "../../../../src/posture/assessment.js";
import { htmlRenderer } from "../../../../src/reports/html/html.js";
import { NOW } from "../../posture/inventory-builder.js";
import {
  assessmentNaming,
  cleanAssessment,
  emptyAssessment,
  FACTS,
  OUTSIDE_ACTIONS,
  policyAssessment,
  sampleAssessment,
} from "../sample.js";
import { largeAssessment } from "./large-assessment.js";
import { complaints, payloadOf } from "./read-page.js";

const HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'\n</style>\u202E{{x}}";

const render = (assessment: Assessment) => htmlRenderer.render(assessment, FACTS);

const drifted = (): Assessment => ({
  ...policyAssessment(),
  drift: {
    baseline: { generatedAt: NOW - 86_400_000, source: HOSTILE },
    new: 2,
    persisting: 1,
    changed: 0,
    resolved: 1,
    appeared: 1,
    vanished: 3,
    resolvedFindings: [
      {
        volumeId: "v",
        volumeName: HOSTILE,
        compartmentPath: "acme/prod",
        region: "us-ashburn-1",
        previousStatus: "STALE_BACKUP",
        firstSeenAt: 0,
        previouslyFailing: [],
      },
    ],
  },
});

describe.each<[string, () => Assessment]>([
  ["every status and hostile names", sampleAssessment],
  ["rules, exemptions and checks", policyAssessment],
  ["nothing wrong", cleanAssessment],
  ["no volumes", emptyAssessment],
  ["everything named by an attacker", () => assessmentNaming(HOSTILE, 3)],
  ["changes since the last run", drifted],
])("a page with %s", (_, assessment) => {
  const html = render(assessment());

  test("is valid HTML", () => {
    expect(complaints(html)).toEqual([]);
  });

  test("has no element, attribute or line break of anybody's making", () => {
    expect(html.match(/<script\b/g)).toHaveLength(2);
    expect(html.match(/<style\b/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img\b|\son\w+="/);
    expect(html).not.toContain("\u202E");
  });

  test("is the same twice", () => {
    expect(render(assessment())).toBe(html);
  });
});

test("nothing may load, and only the page's own script and style run", () => {
  const html = render(sampleAssessment());
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
  const hash = (tag: string) => {
    const text = new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(html)?.[1] ?? "";
    return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  };
  expect(policy?.split("; ")).toEqual([
    "default-src 'none'",
    `script-src ${hash("script")}`,
    `style-src ${hash("style")}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(html.replace(/<script.*?<\/script>/gs, "")).not.toMatch(
    / (?:src|action)="|@import|url\((?!#)/,
  );
});

test("the verdict, its reasons and the numbers stand in the page itself", () => {
  const html = render(sampleAssessment());
  expect(html).toContain("<title>FAIL: volume backup posture, 2026-11-05</title>");
  expect(html).toContain("<code>max-no-backup</code>: 2 volumes have no usable backup");
  expect(html).toMatch(/href="#status=NO_BACKUP">[^]*?<strong>2<\/strong>/);
  expect(html).toContain("Incomplete");
  expect(html).toContain("the connection was reset");
});

test("exemptions, notices and rules are shown", () => {
  const html = render(policyAssessment());
  expect(html).toContain('<a href="#gate=waived">1</a>');
  expect(html).toContain("Exemption nobody matched no audited volume");
  expect(html).toMatch(/<th scope="row">production<\/th>/);
});

test("a verdict that warns only, and a reading that was broken off, are told", () => {
  const sample = sampleAssessment();
  const html = render({
    ...sample,
    verdict: { ...sample.verdict, passed: true, warnOnly: true },
    interruption: "The run was cancelled.",
  });
  expect(html).toMatch(/PASS \(warn-only\), \d+ limits? broken<\/h2>/);
  expect(html).toContain("The run was cancelled. 2 listings");
  expect(render(cleanAssessment())).toContain("PASS</h2>");
});

test("backups whose volume is gone are told where there are any", () => {
  const clean = cleanAssessment();
  const orphanedBackups = {
    ...clean.orphanedBackups,
    result: "fail",
    message: "3 are left",
  } as const;
  expect(render({ ...clean, orphanedBackups })).toContain("<p>3 are left.</p>");
});

test("backups to spare are told where there are any, and what they take up", () => {
  const clean = cleanAssessment();
  const waste = { ...clean.summary.waste, pastNeed: { backups: 2, gb: 5, unknownSizes: 1 } };
  const html = render({ ...clean, summary: { ...clean.summary, waste } });
  expect(html).toContain(
    "<dt>Backups past every rule&#39;s need</dt><dd>2, 5 GB, without 1 of unknown size</dd>",
  );
  expect(render(clean)).not.toContain("<dt>Backups");
});

test("tags of both kinds, a policy's copies and permanent exemptions are carried", () => {
  const sample = policyAssessment();
  const findings = sample.findings.map((it) => ({
    ...it,
    freeformTags: { env: "prod" },
    definedTags: { Operations: { CostCenter: "<42>" } },
  }));
  const { lists } = payloadOf(render({ ...sample, findings }));
  expect(lists.tags).toEqual(["Operations.CostCenter=<42>", "env=prod"]);
  expect(lists.policies.map(({ name }) => name)).toEqual(["gold"]);
});

test("what changed is told, or that nobody can tell", () => {
  expect(render(drifted())).toContain('<a href="#drift=new"><strong>2</strong> new</a>');
  expect(render(cleanAssessment())).toContain("No earlier report was found");
});

test("the run is linked only where its address is plain", () => {
  const address = { ...FACTS, run: { ...FACTS.run, url: "javascript:alert(1)" } };
  const shown = htmlRenderer.render(cleanAssessment(), address as typeof FACTS);
  expect(shown).not.toContain("javascript:");
  expect(render(cleanAssessment())).toContain('href="https://github.com/acme/infrastructure');
  expect(htmlRenderer.render(cleanAssessment(), OUTSIDE_ACTIONS)).not.toContain("Workflow run");
});

test("backups are named by their OCIDs in a page that they do not make too large", () => {
  expect(payloadOf(render(largeAssessment(40))).columns.backupIds).toHaveLength(40);
  expect(payloadOf(render(largeAssessment(500))).columns.backupIds).toBeNull();
});

test("20,000 volumes with 60 backups each stay below 15 MB", () => {
  const html = render(largeAssessment(20_000));
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(15 * 1024 * 1024);
  expect(payloadOf(html).backupsPerVolume).toBe(20);
});
