import type { UnreadListing } from "../../inventory/inventory.js";
import type { Assessment } from "../../posture/assessment.js";
import { groupBy } from "../../plain/group-by.js";
import { escapeMarkdown, markdownCode } from "../escape/markdown.js";
import type { MarkdownTable } from "./markdown-table.js";

/**
 * What could not be read, one row a compartment, region and answer: a compartment that may not be
 * read is one row, and not one for every operation. `isDetailed` adds the compartment's OCID and the
 * request id of each operation.
 */
export function unreadTable(
  { unread }: Pick<Assessment, "unread">,
  isDetailed: boolean,
): MarkdownTable {
  const groups = groupBy(unread, (it) =>
    JSON.stringify([it.compartmentId, it.region, it.status, it.code]),
  );
  const operations = isDetailed ? withIds : namesOf;
  return {
    columns: ["Where", "Answer", "Not read"].map((title) => ({ title })),
    rows: [...groups.values()].flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [[...cellsOf(first, group, isDetailed), operations(group)]];
    }),
  };
}

function cellsOf(
  first: UnreadListing,
  group: readonly UnreadListing[],
  isDetailed: boolean,
): string[] {
  const answer = `${first.status ?? "no answer"} ${first.code ?? ""}`.trim();
  const reasons = [...new Set(group.map(({ reason }) => reason))].map(escapeMarkdown);
  return [
    [
      escapeMarkdown(first.compartmentName),
      escapeMarkdown(first.region),
      ...(isDetailed ? [markdownCode(first.compartmentId)] : []),
    ].join("<br>"),
    [escapeMarkdown(answer), ...reasons].join("<br>"),
  ];
}

function namesOf(group: readonly UnreadListing[]): string {
  const counts = [...groupBy(group, ({ operation }) => operation)];
  return counts
    .map(([operation, { length }]) => markdownCode(operation) + (length > 1 ? ` ×${length}` : ""))
    .join(", ");
}

function withIds(group: readonly UnreadListing[]): string {
  return group
    .map(({ operation, opcRequestId }) => {
      const id = opcRequestId === null ? "" : ` ${markdownCode(opcRequestId)}`;
      return markdownCode(operation) + id;
    })
    .join("<br>");
}
