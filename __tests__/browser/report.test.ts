import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import {
  assessmentNaming,
  comparedAssessment,
  emptyAssessment,
  policyAssessment,
  sampleAssessment,
} from "../unit/reports/sample.js";
import { seenRestore } from "../unit/reports/html/seen-restore.js";
import { largeAssessment } from "../unit/reports/html/large-assessment.js";
import { CHROMIUM } from "./chromium.js";
import { filter, namesIn, ReportBrowser } from "./report-browser.js";

const HOSTILE =
  "\"><script>alert(1)</script><img src=//192.0.2.1/x onerror=alert(1)>'\n\u202E{{1}}";

const inBrowser = CHROMIUM === null ? describe.skip : describe;

inBrowser("the HTML report in a browser", () => {
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
  const focused = (page: Page) => page.evaluate<string>("document.activeElement.textContent");

  test("filters by every facet, says how many are left, and puts it into the address", async () => {
    const { page, incidents } = await browser.open(many);
    expect(await count(page)).toBe("400 volumes");
    await filter(page, "status").selectOption("STALE_BACKUP");
    expect(await count(page)).toBe("100 of 400 volumes");
    await filter(page, "region").selectOption("us-phoenix-1");
    expect(await count(page)).toBe("25 of 400 volumes");
    await filter(page, "tag").fill("env=prod");
    await filter(page, "drift").selectOption("persisting");
    expect(fragment(page)).toBe(
      "#status=STALE_BACKUP&region=us-phoenix-1&tag=env%3Dprod&drift=persisting",
    );
    await page.getByRole("button", { name: "Reset" }).click();
    expect(await count(page)).toBe("400 volumes");
    expect(fragment(page)).toBe("");
    await filter(page, "compartment").fill("acme/unit-3");
    expect(await count(page)).toBe("20 of 400 volumes");
    await filter(page, "compartment").fill("");
    const failing = many.findings.filter(({ checks }) =>
      checks.some(({ id, result }) => id === "backup-recency" && result === "fail"),
    );
    await filter(page, "check").selectOption("backup-recency");
    expect(await count(page)).toBe(`${failing.length} of 400 volumes`);
    expect(incidents).toEqual([]);
  });

  test("searches names, OCIDs, instances and tags at once", async () => {
    const { page } = await browser.open(many);
    const search = filter(page, "q");
    await search.fill("host-7 APP-14-");
    expect(await namesIn(page)).toEqual(["app-14-data-14"]);
    await search.fill(many.findings[311]?.volumeId ?? "");
    expect(await namesIn(page)).toEqual([many.findings[311]?.volumeName]);
    await search.fill("no such thing");
    expect(await count(page)).toBe("0 of 400 volumes");
  });

  test("sorts by a click on a heading, and the other way by a second one", async () => {
    const { page } = await browser.open(many);
    const heading = page.getByRole("columnheader", { name: "Age, days" });
    await heading.getByRole("button").click();
    expect(await heading.getAttribute("aria-sort")).toBe("descending");
    expect(fragment(page)).toBe("#sort=-age");
    await heading.getByRole("button").click();
    expect(await heading.getAttribute("aria-sort")).toBe("ascending");
    expect(await page.locator(".volume-table tbody td.age").first().textContent()).toMatch(/^0\./);
  });

  test("draws only the rows in sight, and the last one when scrolled to", async () => {
    const { page } = await browser.open(many);
    expect((await namesIn(page)).length).toBeLessThan(80);
    await page.evaluate("document.querySelector('#volume-window').scrollTop = 1e9");
    const last = page.locator(".volume-table tr[aria-rowindex='401'] a");
    expect(await last.textContent()).toBe(many.findings[399]?.volumeName);
  });

  test("opens at a linked view and a linked volume", async () => {
    const { volumeId, volumeName } = many.findings[250] ?? { volumeId: "", volumeName: "" };
    const { page } = await browser.open(many, `#status=UNKNOWN&sort=name&volume=${volumeId}`);
    expect(await count(page)).toBe("100 of 400 volumes");
    expect(await page.getByRole("dialog", { name: volumeName }).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.waitForURL(({ hash }) => hash === "#status=UNKNOWN&sort=name");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("says that a linked volume is not in the report", async () => {
    const { page } = await browser.open(many, "#volume=ocid1.volume.oc1..gone");
    expect(await count(page)).toBe("400 volumes; ocid1.volume.oc1..gone is not among them");
  });

  test("shows a volume's backups, schedule, checks and remedies, and copies a remedy", async () => {
    const { page, incidents } = await browser.open(policyAssessment(), "", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("link", { name: "ledger" }).click();
    const detail = page.getByRole("dialog", { name: "ledger" });
    expect(await detail.getByRole("img", { name: /1 backups on a time axis/ }).count()).toBe(1);
    expect(await detail.getByText("every day").count()).toBe(1);
    expect(await detail.getByText("backup-policy-assigned").count()).toBe(1);
    await detail.getByRole("button", { name: "Close" }).click();
    await page.getByRole("link", { name: "invoices" }).click();
    const copy = page.getByRole("button", { name: /^Copy oci bv volume-backup-policy/ }).first();
    await copy.click();
    await page.getByText("Copied").first().waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toMatch(/^oci bv volume-backup/);
    await page.goBack();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(incidents).toEqual([]);
  });

  test("shows the restore that was seen, or that none was, with the volume", async () => {
    const assessment = policyAssessment();
    const { page } = await browser.open({
      ...assessment,
      findings: assessment.findings.map((it) =>
        it.volumeName === "ledger"
          ? { ...it, restoreProof: seenRestore(assessment.assessedAt) }
          : it,
      ),
    });
    await page.getByRole("link", { name: "ledger" }).click();
    const detail = page.getByRole("dialog", { name: "ledger" });
    expect(await detail.getByText("this run saw it hydrated").count()).toBe(1);
    expect(await detail.getByText("ocid1.volume.oc1.phx.test").count()).toBe(1);
    await detail.getByRole("button", { name: "Close" }).click();
    await page.getByRole("link", { name: "invoices" }).click();
    expect(await page.getByText("No restore from one of its backups was seen.").count()).toBe(1);
  });

  test("marks what changed since the last run, in the table and in the detail", async () => {
    const { page } = await browser.open(comparedAssessment());
    await page.getByRole("link", { name: "2 new" }).click();
    expect(await count(page)).toBe("2 of 6 volumes");
    const cells = page.locator(".volume-table tbody td.drift");
    expect(await cells.allTextContents()).toEqual(expect.arrayContaining(["new", "new"]));
    await page.locator(".volume-table tbody a").first().click();
    expect(await page.getByRole("dialog").locator(".change").textContent()).toBe("new");
    await page.keyboard.press("Escape");
    await filter(page, "drift").selectOption("");
    await page.getByRole("link", { name: "db_data 01" }).click();
    expect(await page.getByRole("dialog").locator(".change").count()).toBe(0);
  });

  test("selects what cannot be copied", async () => {
    const { page } = await browser.open(policyAssessment());
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.getByRole("link", { name: "invoices" }).click();
    await page
      .getByRole("button", { name: /^Copy oci/ })
      .first()
      .click();
    await page.getByText("Selected: press Ctrl+C").first().waitFor();
    expect(await page.evaluate("getSelection().toString()")).toMatch(/^oci /);
  });

  test("goes through the table and a detail by keyboard alone, and comes back", async () => {
    const { page } = await browser.open(many);
    const [first, second, third] = many.findings.map((it) => it.volumeName);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the volumes");
    await page.keyboard.press("Enter");
    await page.locator(".volume-table thead button").last().focus();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(first);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toBe(second);
    await page.keyboard.press("End");
    expect(await focused(page)).toBe(many.findings[399]?.volumeName);
    await page.keyboard.press("PageUp");
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe(second);
    expect(await page.getByRole("dialog", { name: second ?? "" }).isVisible()).toBe(true);
    await page.getByRole("button", { name: "Next" }).press("Enter");
    expect(await page.getByRole("dialog", { name: third ?? "" }).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.waitForURL(({ hash }) => hash === "");
    expect(await focused(page)).toBe(third);
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("follows the numbers and the compartments to their volumes", async () => {
    const { page } = await browser.open(sampleAssessment());
    await page.getByRole("link", { name: "No backup" }).click();
    expect(await count(page)).toBe("2 of 6 volumes");
    await page.getByRole("link", { name: "acme/fin|ance" }).click();
    expect(await namesIn(page)).toEqual(["ledger"]);
    await page.goBack();
    expect(await count(page)).toBe("2 of 6 volumes");
  });

  test("turns dark on asking, and stays so", async () => {
    const { page } = await browser.open(sampleAssessment(), "", { colorScheme: "light" });
    const background = () =>
      page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const light = await background();
    const button = page.locator("#theme");
    // It says what a press does, and nothing of what is.
    expect(await button.textContent()).toBe("Switch to dark theme");
    await button.click();
    expect(await button.textContent()).toBe("Switch to light theme");
    expect(await button.getAttribute("aria-pressed")).toBeNull();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await background()).toBe(dark);
    await button.click();
    expect(await background()).toBe(light);
  });

  test("prints every row that the filters leave", async () => {
    const { page } = await browser.open(many);
    await filter(page, "status").selectOption("UNKNOWN");
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await namesIn(page)).toHaveLength(100);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect((await namesIn(page)).length).toBeLessThan(80);
  });

  test("prints no more than 2,000 rows, and says on paper how many there are besides", async () => {
    const { page } = await browser.open(largeAssessment(2_101));
    const note = page.locator(".unprinted");
    const print = async () => {
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      await page.emulateMedia({ media: "print" });
    };
    await print();
    expect(await namesIn(page)).toHaveLength(2_000);
    expect(await note.isVisible()).toBe(true);
    expect(await note.textContent()).toBe(
      "… and 101 more rows: filter the table to print others, or take the CSV report, which has every volume.",
    );
    await page.emulateMedia({ media: "screen" });
    expect(await note.isVisible()).toBe(false);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await filter(page, "status").selectOption("UNKNOWN");
    await print();
    expect(await note.isVisible()).toBe(false);
  });

  test("lets no name do anything: no dialog, no request, no error", async () => {
    const { page, incidents } = await browser.open(assessmentNaming(HOSTILE, 3));
    await page.locator(".volume-table tbody a").first().click();
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await filter(page, "q").fill(HOSTILE.replace("\n", " "));
    await filter(page, "compartment").fill("<script>");
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(2);
    const linked = `#status=${encodeURIComponent(HOSTILE)}&volume=${encodeURIComponent(HOSTILE)}`;
    const other = await browser.open(assessmentNaming(HOSTILE), linked);
    expect(await other.page.locator("img").count()).toBe(0);
    expect([...incidents, ...other.incidents]).toEqual([]);
  });

  test.each([
    ["light", undefined],
    // What dark changes is colours: all other rules would find again what they found in light.
    ["dark", ["color-contrast"]],
  ] as const)("is accessible in %s, the detail too", async (colorScheme, rules) => {
    for (const assessment of [sampleAssessment(), policyAssessment(), emptyAssessment()]) {
      const { page } = await browser.open(assessment, "", { colorScheme });
      expect(await violationsOn(page, rules)).toEqual([]);
      const link = page.locator(".volume-table tbody a").first();
      if ((await link.count()) === 0) continue;
      await link.click();
      expect(await violationsOn(page, rules)).toEqual([]);
    }
  });

  test("needs no sideways scrolling on a telephone", async () => {
    const { page } = await browser.open(sampleAssessment(), "", {
      viewport: { width: 360, height: 740 },
    });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect(await violationsOn(page)).toEqual([]);
    // The table scrolls within its frame, and none of its columns is squeezed to nothing.
    const columns = await page.locator(".volume-table thead th").all();
    const widths = await Promise.all(columns.map(async (it) => (await it.boundingBox())?.width));
    expect(Math.min(...widths.map((width) => width ?? 0))).toBeGreaterThan(55);
  });
});

/** `rules`: the ids of those to try; undefined for all. */
async function violationsOn(page: Page, rules?: readonly string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  if (rules !== undefined) builder.withRules([...rules]);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
