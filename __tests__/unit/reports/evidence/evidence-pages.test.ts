import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";

import type { Finding } from "../../../../src/posture/assessment.js";
import type { Period } from "../../../../src/posture/period/period.js";
import { evidenceHtmlRenderer } from "../../../../src/reports/evidence/evidence-html.js";
import { evidenceJsonRenderer } from "../../../../src/reports/evidence/evidence-json.js";
import { evidenceMarkdownRenderer } from "../../../../src/reports/evidence/evidence-markdown.js";
import {
  evidenceSchema,
  type JsonEvidence,
} from "../../../../src/reports/evidence/evidence-schema.js";
import { renderEvidenceTerminal } from "../../../../src/reports/evidence/evidence-terminal.js";
import {
  CHAIN_DOES_NOT_PROVE,
  CHAIN_PROVES,
  endText,
} from "../../../../src/reports/evidence/evidence-texts.js";
import { columnsOf } from "../../../../src/reports/terminal/terminal-columns.js";
import { HOSTILE_NAMES } from "../hostile-names.js";
import { complaints } from "../html/read-page.js";
import { cleanAssessment, FACTS as RUN } from "../sample.js";
import { generatedDays, nameOf, periodOf } from "../../posture/period/period-fixture.js";

const FACTS = { toolVersion: "1.2.3", madeAt: Date.UTC(2026, 9, 1), folder: "reports" };

/** When the first report saw a restore. */
const PROVEN = Date.UTC(2026, 6, 1, 3, 15);

const renderOne = (period: Period) => evidenceMarkdownRenderer.render(period, FACTS);

/** Six days: one dropped, one incomplete, an exempted volume, one that came and one that went. */
function eventful(name = "ledger"): Period {
  const [sound] = cleanAssessment().findings;
  if (sound === undefined) throw new Error("the clean assessment has a volume");
  const failing: Finding = { ...sound, volumeName: name, status: "NO_BACKUP" };
  const exemption = { id: name, reason: name, expires: "2026-08-31" };
  const restoreProof = {
    ...{ backupId: "b", backupTime: PROVEN - 1, backupRegion: "us-ashburn-1" },
    ...{ restoredVolumeId: "v", restoredAt: PROVEN, restoredRegion: "us-phoenix-1" },
    seenAt: PROVEN,
  };
  const days: readonly Finding[][] = [
    [{ ...failing, restoreProof }],
    [{ ...failing, waived: true, exemption }],
    [{ ...failing, waived: true, exemption }],
    [failing],
    [failing],
    [{ ...sound, volumeId: "later", volumeName: name }],
  ];
  const folder = generatedDays(6, (day) => ({
    findings: days[day] ?? [],
    facts: { ...RUN, policyFile: { path: "p.yml", sha256: "ab".repeat(32) } },
    ...(day === 2 ? { assessment: { complete: false } } : {}),
  }));
  folder.delete(nameOf(3));
  return periodOf(folder, 0, 5);
}

/** Two days: on the first others may delete backups, on the second another policy file allows it. */
function deletable(message: string): Period {
  const check = {
    ...({ id: "deletion-restricted", severity: "high", remedy: null } as const),
    ...{ message, who: [], mayGrant: [], held: { backups: 0, volumes: 0 } },
  };
  const folder = generatedDays(2, (day) => ({
    assessment: { deletionRestricted: { ...check, result: day === 0 ? "fail" : "pass" } },
    facts: { policyFile: { path: "p.yml", sha256: (day === 0 ? "a" : "b").repeat(64) } },
  }));
  return periodOf(folder, 0, 1);
}

describe("the page", () => {
  test("has the restores that were seen, and says of how many volumes none was", () => {
    const period = eventful();
    for (const renderer of [evidenceHtmlRenderer, evidenceMarkdownRenderer]) {
      const text = renderer.render(period, FACTS);
      expect(text).toContain(
        "1 restore of 1 volume was seen. Of 1 volume of the last report no restore was seen in the period.",
      );
      expect(text).toContain("2026-07-01 03:15 UTC");
      expect(text).toContain("us-phoenix-1");
    }
    const { restores } = JSON.parse(evidenceJsonRenderer.render(period, FACTS)) as JsonEvidence;
    expect(restores).toMatchObject({ volumes: 1, without: 1, seen: [{ backup_ocid: "b" }] });
    const none = renderOne(periodOf(new Map(), 0, 1));
    expect(none).toContain("## Restores\n\n0 restores were seen.\n");
  });

  test("says of how many volumes an incomplete last report leaves open whether they are there", () => {
    const [sound] = cleanAssessment().findings;
    const folder = generatedDays(2, (day) => ({
      findings: day === 0 && sound !== undefined ? [{ ...sound, status: "STALE_BACKUP" }] : [],
      ...(day === 1 ? { assessment: { complete: false } } : {}),
    }));
    const period = periodOf(folder, 0, 1);
    for (const renderer of [evidenceHtmlRenderer, evidenceMarkdownRenderer]) {
      expect(renderer.render(period, FACTS)).toContain(
        "The last report could not read everything: 1 volume of earlier reports may be there or gone.",
      );
    }
    const oneDay = renderOne(periodOf(folder, 0, 0));
    expect(oneDay).toContain("as long as there are reports");
    expect(oneDay).not.toContain("0 days");
  });

  test("says in HTML and Markdown what is missing, how long what stood, and who exempted it", () => {
    const texts = [evidenceHtmlRenderer, evidenceMarkdownRenderer].map((renderer) =>
      renderer.render(eventful(), FACTS).replace(/&#?\w+;|\\/g, ""),
    );
    for (const text of texts) {
      for (const part of [
        "4 of 6 days covered, 1 missing, 1 incomplete; 1 fault in the chain of 5 reports.",
        "2026-07-04",
        "missing: there is no report",
        "incomplete: not everything could be read",
        "5 days or more",
        "volume gone 2026-07-06",
        "ledger (ledger), from 2026-07-02 to 2026-07-05, policy file abababababab, commit 0123456789ab",
        "Appeared",
        "Vanished",
        CHAIN_PROVES,
        CHAIN_DOES_NOT_PROVE,
        `No later report vouches for ${nameOf(5)}.`,
      ]) {
        expect(text).toContain(part);
      }
    }
  });

  test("says so in JSON, as the schema that is published has it", () => {
    const evidence = JSON.parse(evidenceJsonRenderer.render(eventful(), FACTS)) as JsonEvidence;
    const committed = readFileSync("schema/evidence.schema.json", "utf8");
    const satisfies = new Ajv2020({ validateFormats: false }).compile(
      JSON.parse(committed) as object,
    );
    expect(satisfies(evidence)).toBe(true);
    expect(evidence).toMatchObject({
      whole: false,
      population: { first: 1, last: 1, appeared: [{ resource_id: "later" }] },
      exceptions: [{ may_be_older: true, end: "volume gone", excused: [{ kind: "exemption" }] }],
    });
    expect(satisfies({ ...evidence, days: [{ date: "yesterday" }] })).toBe(false);
  });

  test("has what the gate counted of the tenancy as a whole, and where the policy file ended it", () => {
    const period = deletable("<img> may delete");
    for (const renderer of [evidenceHtmlRenderer, evidenceMarkdownRenderer]) {
      const text = renderer.render(period, FACTS);
      expect(text).toContain("deletion-restricted: fail");
      expect(text).toContain(
        "passes 2026-07-02 under another policy file, bbbbbbbbbbbb, commit 0123456789ab",
      );
      expect(text).not.toContain("None in the reports.");
      expect(text).not.toContain("<img>");
    }
    const evidence = JSON.parse(evidenceJsonRenderer.render(period, FACTS)) as JsonEvidence;
    expect(evidenceSchema.parse(evidence)).toMatchObject({ whole: true, exceptions: [] });
    expect(evidence.tenancy_exceptions).toMatchObject([
      {
        ...{ check: "deletion-restricted", what: ["fail"], end: "passes", may_be_older: true },
        ...{ message: "<img> may delete", other_policy: { policy_sha256: "b".repeat(64) } },
      },
    ]);
    const terminal = renderEvidenceTerminal(period, { columns: 200, isColoured: false });
    expect(terminal).toContain(
      "Exceptions of the tenancy: 1\n  - deletion-restricted: fail, stood 1 day or more, passes 2026-07-02",
    );
  });

  test("says where what ended came without the policy file of before, or stands", () => {
    const exception = deletable("others may delete").tenancyExceptions[0];
    if (exception === undefined) throw new Error("the period has an exception");
    const other = { policySha256: null, run: null };
    expect([
      endText({ ...exception, end: "no longer counted", otherPolicy: other }),
      endText({ ...exception, otherPolicy: null }),
      endText({ ...exception, end: "stands", until: null, otherPolicy: null }),
    ]).toEqual([
      "no longer counted 2026-07-02 without the policy file of before",
      "passes 2026-07-02",
      "still stands",
    ]);
  });

  test("of a whole period is short", () => {
    const whole = periodOf(generatedDays(3), 0, 2);
    const html = evidenceHtmlRenderer.render(whole, FACTS);
    expect(html).toContain("The evidence is whole");
    expect(html).toContain("Every day is covered by a complete report.");
    expect(evidenceMarkdownRenderer.render(whole, FACTS)).toContain("None in the reports.");
  });
});

test.each([...HOSTILE_NAMES])("a volume named %j is text on every page", (name) => {
  const period = eventful(name);
  const html = evidenceHtmlRenderer.render(period, FACTS);
  expect(complaints(html)).toEqual([]);
  expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
  const terminal = renderEvidenceTerminal(period, { columns: 80, isColoured: false });
  expect(terminal).not.toMatch(/^::|##\[|\u001B/mu);
  expect(Math.max(...terminal.split("\n").map(columnsOf))).toBeLessThanOrEqual(80);
  const markdown = evidenceMarkdownRenderer.render(period, FACTS);
  expect(markdown).not.toMatch(/<(?!br>|!-- -->)[a-z!/]/i);
  const { exceptions } = JSON.parse(evidenceJsonRenderer.render(period, FACTS)) as JsonEvidence;
  expect(exceptions).toMatchObject([{ resource_name: name }]);
});
