import type { ReportFormat } from "../settings/settings.js";
import { jsonRenderer } from "./json/json.js";
import { markdownRenderer } from "./markdown/markdown.js";
import { planJsonRenderer } from "./plan/plan-json.js";
import { planMarkdownRenderer } from "./plan/plan-markdown.js";
import type { PlanRenderer } from "./plan/plan-report.js";
import type { Renderer } from "./report.js";

interface FormatRenderers {
  readonly audit: () => Promise<Renderer>;
  /** null: the format is about what is there, and a plan has nothing to say in it. */
  readonly plan: (() => Promise<PlanRenderer>) | null;
}

/** Every format and how to get its renderers; what most runs do not ask for is loaded on demand. */
export const renderers: Readonly<Record<ReportFormat, FormatRenderers>> = {
  json: {
    audit: () => Promise.resolve(jsonRenderer),
    plan: () => Promise.resolve(planJsonRenderer),
  },
  markdown: {
    audit: () => Promise.resolve(markdownRenderer),
    plan: () => Promise.resolve(planMarkdownRenderer),
  },
  html: {
    audit: async () => (await import("./html/html.js")).htmlRenderer,
    plan: async () => (await import("./plan/plan-html.js")).planHtmlRenderer,
  },
  csv: {
    audit: async () => (await import("./csv.js")).csvRenderer,
    plan: async () => (await import("./plan/plan-csv.js")).planCsvRenderer,
  },
  sarif: {
    audit: async () => (await import("./sarif/sarif.js")).sarifRenderer,
    plan: async () => (await import("./plan/plan-sarif.js")).planSarifRenderer,
  },
  oscal: {
    audit: async () => (await import("./frameworks/oscal.js")).oscalRenderer,
    plan: null,
  },
  ocsf: {
    audit: async () => (await import("./frameworks/ocsf.js")).ocsfRenderer,
    plan: null,
  },
  junit: {
    audit: async () => (await import("./junit.js")).junitRenderer,
    plan: async () => (await import("./plan/plan-junit.js")).planJunitRenderer,
  },
};
