import type { AllowedEntry } from "../../posture/access/allowed-subjects.js";
import type { DeletionChange } from "../../posture/preview/deletion-change.js";
import { named, subjectText } from "../deletion-texts.js";

const ENTRIES: Readonly<
  Record<DeletionChange["kind"], { readonly added: string; readonly removed: string }>
> = {
  added: { added: "It allows", removed: "" },
  removed: { added: "", removed: "It allowed" },
  changed: { added: "The policy file would also allow", removed: "It would no longer allow" },
};

/** What becomes of `deletion-restricted`, a sentence each. Names in it are as IAM has them. */
export function deletionChangeTexts(change: DeletionChange): readonly string[] {
  const { kind, added, removed, before, after, stops, begins } = change;
  const words = ENTRIES[kind];
  const key = {
    added: [
      "The policy file would begin to restrict who may delete backups: it gains deletion-restricted.",
    ],
    removed: [
      "The policy file would no longer restrict who may delete backups: it loses deletion-restricted.",
    ],
    changed: [],
  }[kind];
  return [
    ...key,
    ...listed(words.added, added.map(entryText)),
    ...listed(words.removed, removed.map(entryText)),
    ...listed("May delete backups, and would no longer fail the check", stops.map(told)),
    ...listed("May delete backups, and would begin to fail the check", begins.map(told)),
    `The check deletion-restricted: ${before ?? "not asked"} before, ${after ?? "not asked"} after.`,
  ];
}

function told(subject: DeletionChange["stops"][number]): string {
  return subjectText({ subject });
}

function entryText({ kind, name }: AllowedEntry): string {
  return `${kind} ${name}`;
}

function listed(lead: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${lead}: ${named(names)}.`];
}
