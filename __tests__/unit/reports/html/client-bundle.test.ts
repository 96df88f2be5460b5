import { expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { relative } from "node:path";
import { clientModule, CLIENT_MODULE } from "../../../../report-viewer/bundle.js";
import { expectCurrent } from "../../house/current-file.js";
import * as client from "../../../../src/reports/html/client.generated.js";

const hash = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

test("the committed client is what report-viewer/ makes", async () => {
  const file = relative(".", CLIENT_MODULE);
  expectCurrent(file, await clientModule(), "npm run report-client");
});

test("script and style are hashed as they stand in the page, and cannot end their elements", () => {
  expect(client.SCRIPT_HASH).toBe(hash(client.SCRIPT));
  expect(client.STYLE_HASH).toBe(hash(client.STYLE));
  expect(client.SCRIPT).not.toMatch(/<\/script|<!--/i);
  expect(client.STYLE).not.toMatch(/<\/style/i);
});
