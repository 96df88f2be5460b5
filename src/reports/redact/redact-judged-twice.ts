import type { AllowedEntry } from "../../posture/access/allowed-subjects.js";
import type { JudgedTwice } from "../../posture/preview/judge-twice.js";
import { redactName } from "./redact-deletion.js";
import type { Redactor } from "./redactor.js";

/** What the change exempts, by the short OCIDs, whom it allows to delete, and its notices; the assessments were redacted before. */
export function redactJudgedTwice(judged: JudgedTwice, redactor: Redactor): JudgedTwice {
  const { allowList } = judged;
  const named = (entries: readonly AllowedEntry[]) =>
    entries.map((it) => ({ ...it, name: redactName(it.name, redactor) }));
  return {
    ...judged,
    allowList: allowList && {
      ...allowList,
      added: named(allowList.added),
      removed: named(allowList.removed),
    },
    exempted: {
      ...judged.exempted,
      certain: new Map(
        [...judged.exempted.certain].map(([volumeId, it]) => [
          redactor.ocid(volumeId),
          { ...it, id: redactor.text(it.id), reason: redactor.text(it.reason) },
        ]),
      ),
    },
    notices: judged.notices.map(({ fixed, own }) => ({
      ...{ fixed, own: own.map((it) => redactor.text(it)) },
    })),
  };
}
