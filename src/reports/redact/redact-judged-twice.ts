import type { JudgedTwice } from "../../posture/preview/judge-twice.js";
import type { Redactor } from "./redactor.js";

/** What the change exempts, by the short OCIDs, and its notices; the assessments were redacted before. */
export function redactJudgedTwice(judged: JudgedTwice, redactor: Redactor): JudgedTwice {
  return {
    ...judged,
    exempted: new Map(
      [...judged.exempted].map(([volumeId, it]) => [
        redactor.ocid(volumeId),
        { ...it, id: redactor.text(it.id), reason: redactor.text(it.reason) },
      ]),
    ),
    notices: judged.notices.map(({ fixed, own }) => ({
      ...{ fixed, own: own.map((it) => redactor.text(it)) },
    })),
  };
}
