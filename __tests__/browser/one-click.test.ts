/** What one click on a name or a figure of the page shows of its volumes. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";

import { tallyOwners } from "../../src/posture/policy/owner.js";
import { summarize } from "../../src/posture/verdict/summarize.js";
import { PROTECTION_LEVELS } from "../../src/settings/policy.js";
import { largeAssessment } from "../unit/reports/html/large-assessment.js";
import { CHROMIUM } from "./chromium.js";
import { filter, namesIn, ReportBrowser } from "./report-browser.js";

const HOSTILE = "\"><script>alert(1)</script>'\n\u202E{{1}}";

const inBrowser = CHROMIUM === null ? describe.skip : describe;

inBrowser("the HTML report in a browser, by one click", () => {
  let browser: ReportBrowser;

  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });

  afterEach(async () => {
    await browser.closePages();
  });

  afterAll(async () => {
    await browser.close();
  });

  const many = largeAssessment(400);
  const count = (page: Page) => page.locator("#count").textContent();
  const fragment = (page: Page) => new URL(page.url()).hash;

  test("shows an owner's volumes by one click on the owner, and nobody's by another", async () => {
    const owners = [null, "Payroll", HOSTILE, "Payroll "];
    const findings = many.findings.map((it, index) => ({
      ...it,
      owner: owners[index % 5] ?? null,
    }));
    const byOwner = tallyOwners(findings);
    const owned = { ...many, findings, summary: { ...many.summary, byOwner } };
    const { page, incidents } = await browser.open(owned);
    const table = page.getByRole("table", { name: "Owners" });
    for (const { owner, total } of byOwner) {
      const row = byOwner.findIndex((it) => it.owner === owner);
      await table.locator("tbody tr").nth(row).getByRole("link").click();
      expect(await count(page)).toBe(`${total} of 400 volumes`);
      const [first] = await namesIn(page);
      expect(findings.find((it) => it.volumeName === first)?.owner).toBe(owner);
    }
    expect(byOwner.map(({ total }) => total)).toEqual([160, 80, 80, 80]);
    expect(incidents).toEqual([]);
  });

  test("shows a level's volumes by one click, and a volume's level by one on its row", async () => {
    const facts = PROTECTION_LEVELS.map((proven) => ({ proven, possible: "3-2-1-1-0" as const }));
    const findings = many.findings.map((it, index) => {
      return { ...it, protection: facts[index % 4] ?? it.protection };
    });
    const levels = summarize(findings, [], [], [], { failOnChecks: [] });
    const { page, incidents } = await browser.open({
      ...many,
      findings,
      summary: { ...many.summary, byProtectionLevel: levels.byProtectionLevel },
    });
    const table = page.getByRole("table", { name: "Protection levels" });
    expect(await table.getByRole("link").allTextContents()).toEqual(PROTECTION_LEVELS.slice(0, 4));
    await table.getByRole("link", { name: "3-2-1", exact: true }).click();
    expect(await count(page)).toBe("100 of 400 volumes");
    expect(fragment(page)).toBe("#level=3-2-1");
    expect(await filter(page, "level").inputValue()).toBe("3-2-1");
    await page.getByRole("grid").locator("tbody tr[aria-rowindex='2']").click();
    const detail = page.locator("#detail");
    expect(await detail.textContent()).toContain("Protection level3-2-1 or higher");
    expect(incidents).toEqual([]);
  });
});
