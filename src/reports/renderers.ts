import type { ReportFormat } from "../settings/settings.js";
import { jsonRenderer } from "./json/json.js";
import { markdownRenderer } from "./markdown/markdown.js";
import type { Renderer } from "./report.js";

/** Every format and how to get its renderer; what most runs do not ask for is loaded on demand. */
export const renderers: Readonly<Record<ReportFormat, () => Promise<Renderer>>> = {
  json: () => Promise.resolve(jsonRenderer),
  markdown: () => Promise.resolve(markdownRenderer),
  html: async () => (await import("./html/html.js")).htmlRenderer,
  csv: async () => (await import("./csv.js")).csvRenderer,
  sarif: async () => (await import("./sarif/sarif.js")).sarifRenderer,
  junit: async () => (await import("./junit.js")).junitRenderer,
};
