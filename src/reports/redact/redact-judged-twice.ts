import type { JudgedTwice } from "../../posture/preview/judge-twice.js";
import { redactAssessment } from "./redact-assessment.js";
import type { Redactor } from "./redactor.js";

/** Both assessments as they may be told, and what the change exempts, by the short OCIDs. */
export function redactJudgedTwice(judged: JudgedTwice, redactor: Redactor): JudgedTwice {
  const before = redactAssessment(judged.before, redactor);
  const after = redactAssessment(judged.after, redactor);
  return {
    ...judged,
    before,
    after,
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
