import type { Summary } from "../posture/assessment.js";
import type { WasteTally } from "../posture/waste/waste.js";

/** Backups that there is something to tell of. */
interface WasteFact {
  /** `whose volume is gone` */
  readonly which: string;
  /** `at least 3` */
  readonly many: string;
  /** `40 GB, without 1 of unknown size` */
  readonly size: string;
  readonly isOne: boolean;
}

/** Nothing of what there is none of, or of what cannot be told. */
export function wasteFacts({ waste }: Pick<Summary, "waste">): readonly WasteFact[] {
  const { orphaned, pastNeed, isWhole } = waste;
  return [
    ...factOf("whose volume is gone", orphaned, isWhole),
    ...factOf("past every rule's need", pastNeed, isWhole),
  ];
}

/** `3 backups whose volume is gone take up 40 GB`; null where there are none. */
export function wastePhrase(summary: Pick<Summary, "waste">): string | null {
  const facts = wasteFacts(summary).map(({ which, many, size, isOne }) =>
    isOne ? `${many} backup ${which} takes up ${size}` : `${many} backups ${which} take up ${size}`,
  );
  return facts.length === 0 ? null : facts.join("; ");
}

function factOf(which: string, tally: WasteTally | null, isWhole: boolean): WasteFact[] {
  if (tally === null || tally.backups === 0) return [];
  const { backups } = tally;
  const many = `${isWhole ? "" : "at least "}${backups}`;
  return [{ which, many, size: sizeOf(tally), isOne: backups === 1 }];
}

function sizeOf({ backups, gb, unknownSizes }: WasteTally): string {
  if (unknownSizes === backups) return "an unknown size";
  const rest = unknownSizes === 0 ? "" : `, without ${unknownSizes} of unknown size`;
  return `${gb} GB${rest}`;
}
