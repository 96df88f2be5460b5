import { HtmlValidate } from "html-validate/node";
import type { Payload } from "../../../../src/reports/html/payload/payload.js";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
});

/** What a validator of HTML objects to. */
export function complaints(html: string): string[] {
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) =>
    messages.map((it) => `${it.ruleId}: ${it.message} at ${it.line}:${it.column}`),
  );
}

/** The volumes as the page carries them. */
export function payloadOf(html: string): Payload {
  const json = /<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(html)?.[1];
  return JSON.parse(json ?? "") as Payload;
}
