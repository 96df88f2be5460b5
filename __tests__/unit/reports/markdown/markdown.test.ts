import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { marked, type Token, type Tokens } from "marked";
import { markdownRenderer } from "../../../../src/reports/markdown/markdown.js";
import { unread } from "../../posture/inventory-builder.js";
import { hostileText } from "../hostile-names.js";
import {
  cleanAssessment,
  comparedAssessment,
  comparisonNaming,
  emptyAssessment,
  FACTS,
  OUTSIDE_ACTIONS,
  policyAssessment,
  sampleAssessment,
} from "../sample.js";

const headings = (tokens: readonly Token[]) =>
  tokens.filter((it) => it.type === "heading").map((it) => (it as Tokens.Heading).depth);

const tables = (tokens: readonly Token[]) =>
  tokens
    .filter((it) => it.type === "table")
    .map((it) => [(it as Tokens.Table).header.length, (it as Tokens.Table).rows.length]);

describe("the Markdown report", () => {
  test("leads with the verdict, then faults, coverage, what was not read, the run", () => {
    const tokens = marked.lexer(markdownRenderer.render(sampleAssessment(), FACTS));
    const texts = tokens
      .filter((it) => it.type === "heading")
      .map((it) => (it as Tokens.Heading).text);
    expect(texts).toEqual([
      "OCI volume backup posture",
      "What changed",
      "Volumes at fault",
      "acme/fin&#124;ance (1 volume)",
      "acme/prod/erp (3 volumes)",
      "Checks",
      "Protection levels",
      "Coverage",
      "What could not be read",
      "About this run",
    ]);
    expect(tokens.filter((it) => it.type !== "space")[1]?.raw).toMatch(
      /^> \[!CAUTION\]\n> \*\*FAIL\*\* – 2 of 6 volumes/,
    );
  });

  test("says nothing of faults where there are none", () => {
    const text = markdownRenderer.render(cleanAssessment(), OUTSIDE_ACTIONS);
    expect(text).toContain("> [!TIP]\n> **PASS** – 1 of 1 volume (100.00 %)");
    expect(text).not.toMatch(
      /What to do|at fault|could not be read|Workflow run|Rules|Exempt|Waived|notices/,
    );
  });

  test("marks a pass that only warn-only gave", () => {
    const sample = sampleAssessment();
    const verdict = { ...sample.verdict, passed: true, warnOnly: true };
    expect(markdownRenderer.render({ ...sample, verdict }, FACTS)).toContain(
      "> [!WARNING]\n> **PASS (warn-only), 4 limits broken** – ",
    );
  });

  test("says why a run was broken off", () => {
    const interruption = "The run was cancelled | by a signal.";
    const text = markdownRenderer.render(
      { ...cleanAssessment(), complete: false, interruption },
      FACTS,
    );
    expect(text).toContain(
      "**Incomplete** – The run was cancelled &#124; by a signal. 0 listings in 0 compartments",
    );
  });

  test("speaks of the volumes that count when all others are excused", () => {
    const text = markdownRenderer.render(policyAssessment(), FACTS);
    expect(text).toContain(
      "3 of 3 counted volumes (100.00 %) can be restored from a backup that is as recent as its rule asks.",
    );
    const clean = cleanAssessment();
    const findings = clean.findings.map((it) => ({ ...it, waived: true }));
    expect(markdownRenderer.render({ ...clean, findings }, FACTS)).toContain(
      "**PASS** – Every volume is waived or in its grace period.",
    );
  });

  test("lists a compliant volume that fails a required check, with the remedy", () => {
    const text = markdownRenderer.render(policyAssessment(), FACTS);
    const row = text
      .split("\n")
      .find((line) => line.startsWith("| ⚠️ COMPLIANT (fails checks) | invoices<br>"));
    expect(row).toMatch(/<br>\*\*backup-policy-assigned\*\* \(high\): [^|]* \|$/);
    expect(text).toMatch(
      /\n- ⚠️ invoices – `ocid1\.volume\.oc1\.iad\.unassigned` – \[console\]\(https:\S+\)\n\n {2}```sh\n {2}oci bv volume-backup-policy-assignment create [^`]+\n {2}```\n/,
    );
  });

  test("shows waived volumes apart, with their exemption", () => {
    const text = markdownRenderer.render(policyAssessment(), FACTS);
    const [faults, apart] = text.split("## Waived volumes");
    expect(faults).not.toContain("ocid1.volume.oc1.iad.scratch");
    expect(apart).toContain("| ❌ NO_BACKUP (waived) | scratch-1 |");
    expect(apart).toContain("- ❌ scratch-1 – `ocid1.volume.oc1.iad.scratch`");
    expect(apart).toContain("| scratch-disks | 2027-01-31 |");
  });

  test("tells an exemption of some checks from one of all, and a permanent one", () => {
    const use = { id: "key", reason: "r", expires: null, volumes: 3 };
    const exemptions = [{ ...use, checks: ["immutable", "replica"] as const }];
    const text = markdownRenderer.render({ ...cleanAssessment(), exemptions }, FACTS);
    expect(text).toContain("| key | r | permanent | `immutable`, `replica` | 3 |");
  });

  test("tells of backups whose volume is gone", () => {
    const clean = cleanAssessment();
    const message = "the volumes of 2 backups (30 GB) are gone";
    const orphanedBackups = { ...clean.orphanedBackups, result: "fail" as const, message };
    expect(markdownRenderer.render({ ...clean, orphanedBackups }, FACTS)).toContain(
      `| \`orphaned-backup\` | ${message} | – | – | – |`,
    );
  });

  test("says what changed, and marks the volumes with it", () => {
    const text = markdownRenderer.render(comparedAssessment(), FACTS);
    expect(text).toContain(
      "🆕 **2** new · 🔀 **1** changed · ✅ **1** resolved · **1** failing as before · 1 appeared, 1 vanished",
    );
    expect(text).toContain(
      "| ✅ resolved | db_data 01 | acme/prod/erp<br>us-ashburn-1 | ✅ was STALE_BACKUP |",
    );
    expect(text).toContain("| ❌ NO_BACKUP<br>🆕 new |");
    expect(text).toContain("| ❌ NO_BACKUP<br>🔀 changed, since 2026-11-04 |");
    expect(text).toContain("| ⏰ STALE_BACKUP<br>as before, since 2026-11-01 |");
  });

  test("names the required checks that a resolved volume failed", () => {
    const given = comparedAssessment();
    const [resolved] = given.drift.resolvedFindings;
    if (resolved === undefined) throw new Error("the sample has a resolved volume");
    const text = markdownRenderer.render(
      {
        ...given,
        drift: {
          ...given.drift,
          resolvedFindings: [
            {
              ...resolved,
              previousStatus: "COMPLIANT",
              firstSeenAt: 0,
              previouslyFailing: ["immutable", "retention"],
            },
          ],
        },
      },
      FACTS,
    );
    expect(text).toContain("| ✅ was immutable, retention |");
  });

  test("keeps the request id of every operation that was not answered", () => {
    const given = {
      ...sampleAssessment(),
      unread: [
        unread({ operation: "ListVolumes", opcRequestId: "A/1" }),
        unread({ operation: "ListVolumeBackups", opcRequestId: "B/2" }),
        unread({ operation: "ListInstances", opcRequestId: null }),
      ],
    };
    expect(markdownRenderer.render(given, FACTS)).toContain(
      "| erp<br>us-ashburn-1<br>`ocid1.compartment.oc1..erp` | 404 NotAuthorizedOrNotFound<br>Authorization failed or requested resource not found. | `ListVolumes` `A/1`<br>`ListVolumeBackups` `B/2`<br>`ListInstances` |",
    );
  });

  test("says that there was nothing to audit", () => {
    const text = markdownRenderer.render(emptyAssessment(), FACTS);
    expect(text).toContain("**PASS** – No volume was found to audit.");
    expect(text).not.toContain("## Coverage");
  });

  test("does not link to a run address that could break out of the link", () => {
    const run = { repository: "a", runId: "1", sha: "s", url: "https://x/) <b>" };
    const text = markdownRenderer.render(cleanAssessment(), { ...FACTS, run });
    expect(text).toContain("| Workflow run | a, run 1 at `s` |");
  });

  test("hostile names leave its shape as it is", () => {
    const shape = marked.lexer(markdownRenderer.render(comparisonNaming("plain"), FACTS));
    fc.assert(
      fc.property(hostileText, (name) => {
        const text = markdownRenderer.render(comparisonNaming(name), FACTS);
        const tokens = marked.lexer(text);
        expect(tables(tokens)).toEqual(tables(shape));
        expect(headings(tokens)).toEqual(headings(shape));
        const html = marked.parse(text, { async: false });
        const tags = [...html.matchAll(/<(?!!-- -->)\/?([a-z0-9]*)/gi)].map((match) => match[1]);
        expect(new Set(tags)).toEqual(ALLOWED_TAGS);
        expect(html.match(/<a /g)).toHaveLength(1);
      }),
    );
  });
});

const ALLOWED_TAGS = new Set([
  ...["h1", "h2", "h3", "blockquote", "p", "strong", "em", "ul", "li", "br", "code", "a"],
  ...["details", "summary", "sub", "pre"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
]);
