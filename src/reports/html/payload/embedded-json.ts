import { Markup } from "../markup.js";

/** Data for a script to read: JSON that cannot end the element it stands in, nor open a comment. */
export function embeddedJson(id: "report-data", value: unknown): Markup {
  const json = JSON.stringify(value).replaceAll("<", "\\u003c");
  return new Markup(`<script type="application/json" id="${id}">${json}</script>`);
}
