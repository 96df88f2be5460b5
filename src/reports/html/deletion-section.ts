import type { Assessment } from "../../posture/assessment.js";
import {
  DELETION_COLUMNS,
  DELETION_TITLE,
  deletionCells,
  deletionSentences,
} from "../deletion-texts.js";
import { markup, type Markup } from "./markup.js";
import { simpleTable } from "./simple-table.js";

/** Who may delete backups; nothing where the policy file does not ask. */
export function deletionSection({ deletionRestricted }: Assessment): Markup | null {
  if (deletionRestricted === undefined) return null;
  const sentences = deletionSentences(deletionRestricted).map((it) => markup`<p>${it}</p>`);
  const columns = DELETION_COLUMNS.map((title) => ({ title }));
  return markup`
<section aria-labelledby="deletion">
<h2 id="deletion">${DELETION_TITLE}</h2>
${sentences}
${simpleTable("Those who may delete", columns, deletionRestricted.who.map(deletionCells))}
</section>`;
}
