/** What holds in every format, one that is added later included, whatever a volume or compartment is called. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { renderers } from "../../../src/reports/renderers.js";
import { REPORT_FORMATS, type ReportFormat } from "../../../src/settings/settings.js";
import { HOSTILE_NAMES, hostileText } from "./hostile-names.js";
import { assessmentNaming, FACTS } from "./sample.js";

/** Control characters but for the ends of lines, directions of writing, separators of lines, and halves of a character. */
const UNSEEN = /(?![\n\r])[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

async function rendered(format: ReportFormat, name: string): Promise<string> {
  const renderer = await renderers[format].audit();
  return renderer.render(assessmentNaming(name), FACTS);
}

/** What a reader could take for the report's own; the page's script has some unseen characters itself. */
const shapeOf = (text: string) => ({
  lines: text.split(/\r\n|\n|\r/).length,
  unseen: text.match(UNSEEN)?.length ?? 0,
});

describe.each(REPORT_FORMATS)("%s", (format) => {
  test.each(HOSTILE_NAMES)("a name gives it no unseen character and no line: %j", async (name) => {
    const plain = shapeOf(await rendered(format, "plain"));
    expect(shapeOf(await rendered(format, name))).toEqual(plain);
  });

  test("nor does any other text", async () => {
    const plain = shapeOf(await rendered(format, "plain"));
    await fc.assert(
      fc.asyncProperty(hostileText, async (name) => {
        expect(shapeOf(await rendered(format, name))).toEqual(plain);
      }),
    );
  });
});
