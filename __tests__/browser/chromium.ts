import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser to test in: CHROME_BIN, or where systems put it; null when there is none. */
export const CHROMIUM = [process.env["CHROME_BIN"] ?? "", ...PLACES].find(existsSync) ?? null;

if (CHROMIUM === null) {
  process.stderr.write(
    "SKIPPED: no Chromium was found, so the HTML report was not tried in a browser. " +
      "Set CHROME_BIN to the browser's path to run these tests.\n",
  );
}
