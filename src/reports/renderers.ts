import { jsonRenderer } from "./json.js";
import { markdownRenderer } from "./markdown.js";
import type { Renderer } from "./report.js";

/** Every format that can be asked for; a new one is one file and one line here. */
export const renderers: readonly Renderer[] = [jsonRenderer, markdownRenderer];
