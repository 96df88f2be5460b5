import type { PublishMessage } from "../oci/services/notifications.js";
import type { Assessment } from "../posture/assessment.js";
import type { RunFacts } from "../reports/report.js";
import { verdictMessage } from "../reports/verdict-message.js";
import { answerOf, isDenied } from "./service-answer.js";
import { undelivered } from "./sink.js";
import type { Delivered } from "./sink.js";

const NAME = "notification";

export interface ChangedVerdict {
  readonly assessment: Assessment;
  /** Whether no limit was broken in the last run; null when it is not known. */
  readonly previouslyHeld: boolean | null;
  readonly run: RunFacts["run"];
}

/**
 * Publishes a message when the limits hold and did not in the last run, or the other way round. Never throws: a message that
 * was not taken is a problem of the delivery. An interrupted run has no verdict to tell.
 */
export async function notifyOfChange(
  publish: PublishMessage,
  topicId: string,
  { assessment, previouslyHeld, run }: ChangedVerdict,
): Promise<Delivered> {
  if (previouslyHeld === null) {
    const note =
      "Nobody was notified: there is no earlier verdict that this one could differ from.";
    return { sink: NAME, locations: [], problems: [], notes: [note] };
  }
  const isChanged = (assessment.verdict.violations.length === 0) !== previouslyHeld;
  if (!isChanged || assessment.interruption !== null) {
    return { sink: NAME, locations: [], problems: [], notes: [] };
  }
  try {
    await publish({ topicId, ...verdictMessage(assessment, run, previouslyHeld) });
    return { sink: NAME, locations: [topicId], problems: [], notes: [] };
  } catch (error) {
    const problem = isDenied(error)
      ? `The changed verdict may not be published to the topic ${topicId} (${answerOf(error)}). Check notification-topic, and allow the caller ONS_TOPIC_PUBLISH in the topic's compartment.`
      : `The changed verdict could not be published to the topic ${topicId} (${answerOf(error)}). Run the job again; if it stays so, leave notification-topic out.`;
    return undelivered(NAME, problem);
  }
}
