import type { ReportFormat } from "../../settings/settings.js";
import { compactTime } from "../timestamps.js";
import { planJsonRenderer } from "./plan-json.js";
import { planMarkdownRenderer } from "./plan-markdown.js";
import type { PlanRenderer } from "./plan-report.js";

/** Every format and how to get its renderer. */
export const planRenderers: Readonly<Record<ReportFormat, () => Promise<PlanRenderer>>> = {
  json: () => Promise.resolve(planJsonRenderer),
  markdown: () => Promise.resolve(planMarkdownRenderer),
  html: async () => (await import("./plan-html.js")).planHtmlRenderer,
  csv: async () => (await import("./plan-csv.js")).planCsvRenderer,
  sarif: async () => (await import("./plan-sarif.js")).planSarifRenderer,
  junit: async () => (await import("./plan-junit.js")).planJunitRenderer,
};

/** `volume_backup_plan_20261105T031500Z.json`: one time stamp for all formats of a run. */
export function planReportFileName(assessedAt: number, extension: string): string {
  return `volume_backup_plan_${compactTime(assessedAt)}.${extension}`;
}
