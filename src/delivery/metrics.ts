import type { MetricBatch, PostMetrics } from "../oci/services/monitoring.js";
import { answerOf, isDenied } from "./service-answer.js";
import type { Delivered } from "./sink.js";

const NAME = "metrics";

/** PostMetricData takes no more streams a call. */
const MOST_STREAMS = 50;
const MESSAGES_SHOWN = 3;

/**
 * Posts metrics to OCI Monitoring, as many calls as it takes. Never throws: what was not taken is a
 * problem of the delivery.
 */
export async function postMetrics(post: PostMetrics, batch: MetricBatch): Promise<Delivered> {
  const { namespace, values } = batch;
  const refused = { count: 0, messages: new Set<string>() };
  let posted = 0;
  const problems: string[] = [];
  for (let start = 0; start < values.length; start += MOST_STREAMS) {
    const part = values.slice(start, start + MOST_STREAMS);
    try {
      const answer = await post({ ...batch, values: part });
      refused.count += answer.count;
      for (const message of answer.messages) refused.messages.add(message.replace(/\.+$/, ""));
      posted += part.length - answer.count;
    } catch (error) {
      problems.push(notPosted(values.length - start, batch, error));
      // The next call would meet the same, and a run should end.
      break;
    }
  }
  if (refused.count > 0) {
    const reasons = [...refused.messages].slice(0, MESSAGES_SHOWN).join("; ") || "no reason given";
    problems.push(
      `OCI Monitoring refused ${refused.count} of ${values.length} metrics in namespace ${namespace} (${reasons}). Check metrics-namespace: it begins with a letter, has letters, digits and underscores only, and not the prefix oci_ or oracle_.`,
    );
  }
  const locations = posted === 0 ? [] : [`${posted} in namespace ${namespace}`];
  return { sink: NAME, locations, problems, notes: [] };
}

function notPosted(count: number, { namespace }: MetricBatch, error: unknown): string {
  return isDenied(error)
    ? `${count} metrics may not be posted to namespace ${namespace} (${answerOf(error)}). Allow the caller to use metrics there, or leave metrics-namespace out.`
    : `${count} metrics could not be posted to namespace ${namespace} (${answerOf(error)}). Run the job again; if it stays so, leave metrics-namespace out.`;
}
