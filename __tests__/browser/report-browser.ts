import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from "playwright-core";
import type { FilterName } from "../../report-viewer/view-state.js";
import type { Assessment } from "../../src/posture/assessment.js";
import { htmlRenderer } from "../../src/reports/html/html.js";
import { FACTS } from "../unit/reports/sample.js";
import { CHROMIUM } from "./chromium.js";

export interface OpenedReport {
  readonly page: Page;
  /** What a page that minds its own business has none of: dialogs, requests, errors. */
  readonly incidents: string[];
}

/** A browser, and the reports that it opens from disk. */
export class ReportBrowser {
  readonly #folder = mkdtempSync(join(tmpdir(), "report-"));
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async launch(): Promise<ReportBrowser> {
    const args = ["--no-sandbox", "--disable-dev-shm-usage"];
    const executablePath = CHROMIUM ?? "";
    return new ReportBrowser(await chromium.launch({ executablePath, args }));
  }

  async open(
    assessment: Assessment,
    fragment = "",
    options: BrowserContextOptions = {},
  ): Promise<OpenedReport> {
    const file = join(this.#folder, "report.html");
    writeFileSync(file, htmlRenderer.render(assessment, FACTS));
    const context = await this.#browser.newContext({
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    const url = pathToFileURL(file).href;
    const incidents: string[] = [];
    page.on("dialog", (dialog) => {
      incidents.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(url)) incidents.push(`request: ${request.url()}`);
    });
    page.on("pageerror", (error) => incidents.push(`error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") incidents.push(`console: ${message.text()}`);
    });
    await page.goto(url + fragment);
    return { page, incidents };
  }

  async closePages(): Promise<void> {
    await Promise.all(this.#browser.contexts().map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true });
  }
}

export function filter(page: Page, name: FilterName): Locator {
  return page.locator(`#filter-${name}`);
}

/** The names in the table, from the top, as far as they are drawn. */
export async function namesIn(page: Page): Promise<string[]> {
  return await page.locator(".volume-table tbody a").allTextContents();
}
