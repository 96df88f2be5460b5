import type { ComplianceStatus } from "../../posture/compliance-status.js";
import { Markup, markup } from "./markup.js";
import { lookOf } from "./status-look.js";

/** An icon of the sprite. It says nothing that the text beside it does not. */
export function icon(name: string): Markup {
  return markup`<svg class="icon ${name}" aria-hidden="true"><use href="#icon-${name}"></use></svg>`;
}

export function statusIcon(status: ComplianceStatus): Markup {
  return icon(lookOf(status));
}

const DRAWINGS: Readonly<Record<string, string>> = {
  none: '<circle cx="8" cy="8" r="7"/><path class="cut" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2"/>',
  stale: '<path d="M8 1 15.4 14.4H.6Z"/><path class="cut" d="M8 6v4m0 1.6v1.2"/>',
  unknown:
    '<rect x="1" y="1" width="14" height="14" rx="3"/><path class="cut" d="M5.9 6.1c.2-2.5 4.3-2.3 4.2 0 0 1.5-2.1 1.5-2.1 3.1m0 1.6v1.2"/>',
  compliant: '<circle cx="8" cy="8" r="7"/><path class="cut" d="m4.6 8.3 2.4 2.4 4.4-4.9"/>',
  absent: '<path class="line" d="M4 8h8"/>',
};

/** What tells stale bars from the others where colours are not seen. */
const HATCH =
  '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<rect class="stale" width="6" height="6"/><path class="hatching" d="M0 0v6"/></pattern>';

/** Icons and patterns, once a page: shapes that differ without their colour. */
export const SPRITE: Markup = new Markup(
  `<svg class="sprite" aria-hidden="true">${Object.entries(DRAWINGS)
    .map(([name, drawing]) => `<symbol id="icon-${name}" viewBox="0 0 16 16">${drawing}</symbol>`)
    .join("")}${HATCH}</svg>`,
);
