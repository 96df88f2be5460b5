import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { largeAssessment } from "../unit/reports/html/large-assessment.js";
import { CHROMIUM } from "./chromium.js";
import { filter, ReportBrowser } from "./report-browser.js";

/** What the report promises of 20,000 volumes. */
const LONGEST_TASK_MS = 200;

const inBrowser = CHROMIUM === null ? describe.skip : describe;

inBrowser("a report of 20,000 volumes in a browser", () => {
  let browser: ReportBrowser;

  beforeAll(async () => {
    browser = await ReportBrowser.launch();
  });

  afterAll(async () => {
    await browser.close();
  });

  test("filters, sorts, searches and scrolls without freezing", async () => {
    const { page, incidents } = await browser.open(largeAssessment(20_000));
    await page.evaluate(
      `window.longTasks = [];
       new PerformanceObserver((list) => {
         for (const { duration } of list.getEntries()) window.longTasks.push(duration);
       }).observe({ type: "longtask" });`,
    );
    const count = page.locator("#count");
    await filter(page, "q").pressSequentially("host-77 prod");
    expect(await count.textContent()).toMatch(/^\d+ of 20,000 volumes$/);
    await page.getByRole("button", { name: "Reset" }).click();
    for (const button of await page.locator(".volume-table thead button").all()) {
      await button.click();
      await button.click();
    }
    await filter(page, "status").selectOption("STALE_BACKUP");
    expect(await count.textContent()).toBe("5,000 of 20,000 volumes");
    await filter(page, "tag").pressSequentially("team-12");
    await page.getByRole("button", { name: "Reset" }).click();
    await filter(page, "compartment").pressSequentially("acme/unit-1");
    await page.getByRole("button", { name: "Reset" }).click();
    await page.evaluate("document.querySelector('#volume-window').scrollTop = 400000");
    await page.locator(".volume-table tbody a").nth(20).click();
    await page.keyboard.press("Escape");
    const longTasks = await page.evaluate<number[]>("window.longTasks");
    expect(Math.max(0, ...longTasks)).toBeLessThanOrEqual(LONGEST_TASK_MS);
    expect(incidents).toEqual([]);
  });
});
