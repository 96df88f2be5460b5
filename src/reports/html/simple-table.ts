import type { Markup } from "./markup.js";
import { markup } from "./markup.js";

export interface SimpleColumn {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** A table of more rows than this scrolls in a window of its own. */
const LONG = 15;

/** A table with a caption that scrolls sideways where it must; nothing for no rows. */
export function simpleTable(
  caption: string,
  columns: readonly SimpleColumn[],
  rows: readonly (readonly (string | number | Markup)[])[],
): Markup | null {
  if (rows.length === 0) return null;
  const align = (index: number) => (columns[index]?.isNumber === true ? "count" : "text");
  const heads = columns.map(
    ({ title }, index) => markup`<th scope="col" class="${align(index)}">${title}</th>`,
  );
  const body = rows.map((cells) => {
    const [first = "", ...others] = cells;
    const rest = others.map((cell, index) => markup`<td class="${align(index + 1)}">${cell}</td>`);
    return markup`<tr><th scope="row">${first}</th>${rest}</tr>`;
  });
  const height = rows.length > LONG ? " long" : "";
  return markup`
<div class="scroll${height}" tabindex="0" role="group" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${body}</tbody>
</table>
</div>`;
}
