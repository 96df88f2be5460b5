import { expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { clientModule, CLIENT_MODULE } from "../../../../report-viewer/bundle.js";
import * as client from "../../../../src/reports/html/client.generated.js";

const hash = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

test("the committed client is what report-viewer/ makes: else run `npm run report-client`", async () => {
  const committed = readFileSync(CLIENT_MODULE, "utf8").replaceAll("\r\n", "\n");
  // Not the texts themselves: their difference fills a terminal.
  expect(hash(committed)).toBe(hash(await clientModule()));
});

test("script and style are hashed as they stand in the page, and cannot end their elements", () => {
  expect(client.SCRIPT_HASH).toBe(hash(client.SCRIPT));
  expect(client.STYLE_HASH).toBe(hash(client.STYLE));
  expect(client.SCRIPT).not.toMatch(/<\/script|<!--/i);
  expect(client.STYLE).not.toMatch(/<\/style/i);
});
