import type { ReportFile } from "../../../src/delivery/sink.js";

export const JSON_REPORT: ReportFile = {
  format: "json",
  fileName: "posture.json",
  contentType: "application/json",
  content: () => [Buffer.from('{"a":"é'), Buffer.from('"}')],
};
export const MARKDOWN_REPORT: ReportFile = {
  format: "markdown",
  fileName: "posture.md",
  contentType: "text/markdown",
  content: () => [Buffer.from("# Posture")],
};
