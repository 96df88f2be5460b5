import type { PlanDocument } from "../../plan/plan-document.js";
import { inUtc } from "../../plain/utc-time.js";
import { isOfSameTenancy, type LastAudit } from "./last-audit.js";
import { deletedBackups } from "./lost-things.js";
import type { BaselineFacts, PlanNote, PlanNoteCode } from "./plan-assessment.js";
import { ageText, isTooOld, type RecoveryEvidence } from "./recovery.js";

/** An audit's report to judge plans by, and how old it may be, in milliseconds. */
export interface PlanBaseline {
  readonly audit: LastAudit;
  readonly maxAgeMs: number;
}

/** `problem`: a sentence that says why the report that was named cannot be used. */
export type GivenBaseline = PlanBaseline | { readonly problem: string };

/** What a baseline is good for. */
export interface WeighedBaseline {
  readonly facts: BaselineFacts | null;
  /** null: nothing is taken from it. */
  readonly evidence: RecoveryEvidence | null;
  readonly notes: readonly PlanNote[];
}

const NONE: WeighedBaseline = { facts: null, evidence: null, notes: [] };

/** Weighs a baseline at `now` (ms since the epoch). */
export function weighBaseline(
  baseline: GivenBaseline | null,
  documents: readonly PlanDocument[],
  now: number,
): WeighedBaseline {
  const note = (code: PlanNoteCode, message: string): PlanNote => {
    return { code, address: null, message };
  };
  if (baseline === null) return NONE;
  if ("problem" in baseline) {
    return { ...NONE, notes: [note("baseline-unusable", baseline.problem)] };
  }
  const { audit, maxAgeMs } = baseline;
  const { source, generatedAt, isComplete } = audit;
  const deleted = new Set(documents.flatMap(deletedBackups));
  const evidence = { audit, maxAgeMs, deletedBackups: deleted, now };
  const isUsed = isOfSameTenancy(audit, documents);
  const isOld = isTooOld(evidence);
  const facts = { source, generatedAt, isComplete, isTooOld: isOld, isUsed };
  if (!isUsed) {
    const message = `baseline-file: ${source} has no OCID in common with the plan, so that nothing is taken from it. It is of another tenancy, or of another part of it.`;
    return { facts, evidence: null, notes: [note("baseline-foreign", message)] };
  }
  const made = `baseline-file: ${source}, made at ${inUtc(generatedAt)},`;
  const notes = [
    isOld
      ? note(
          "baseline-old",
          `${made} is older than ${ageText(maxAgeMs)}, so that it does not say what can be restored. Audit again, or raise baseline-max-age.`,
        )
      : null,
    isComplete
      ? null
      : note(
          "baseline-incomplete",
          `${made} is incomplete: a volume that it does not list may exist, with backups. Let the audit read everything to know.`,
        ),
  ];
  return { facts, evidence, notes: notes.filter((it) => it !== null) };
}
