import type { Renderer } from "../report.js";
import { page } from "./page.js";

/** One HTML file that needs no other file: no network, no server. */
export const htmlRenderer: Renderer = {
  format: "html",
  extension: "html",
  contentType: "text/html; charset=utf-8",
  render: (assessment, facts) => page(assessment, facts).html,
};
