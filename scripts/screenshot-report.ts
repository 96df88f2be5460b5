import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type BrowserContextOptions, type Page } from "playwright-core";

/** `tsx scripts/screenshot-report.ts REPORT.html [VOLUME NAME]`: the README's pictures of a report. */
const [report, volume = ""] = process.argv.slice(2);
if (report === undefined) throw new Error("Say which HTML report to picture.");

const folder = resolve(import.meta.dirname, "../docs/images");
mkdirSync(folder, { recursive: true });
const executablePath = process.env["CHROME_BIN"] ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

await picture("report-light", { colorScheme: "light" });
await picture("report-dark", { colorScheme: "dark" });
await picture("report-detail", { colorScheme: "light" }, async (page) => {
  const search = new URLSearchParams({ q: volume });
  await page.evaluate(`location.hash = ${JSON.stringify(search.toString())}`);
  await page.locator(".volume-table tbody a").first().click();
});
await browser.close();

async function picture(
  name: string,
  options: BrowserContextOptions,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1330 }, ...options });
  await page.goto(pathToFileURL(resolve(report ?? "")).href);
  await prepare(page);
  await page.screenshot({ path: `${folder}/${name}.png` });
  console.log(`${folder}/${name}.png`);
}
