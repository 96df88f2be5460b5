import { postMetrics } from "../delivery/metrics.js";
import { notifyOfChange } from "../delivery/notification.js";
import type { Delivered } from "../delivery/sink.js";
import { stopwatch } from "./judged-instant.js";
import { narrateDelivery } from "./narrate.js";
import type { Connection } from "../oci/cloud.js";
import type { Assessment } from "../posture/assessment.js";
import { failedRunMetrics, metricsOf, type MetricStream } from "../reports/metrics.js";
import type { RunFacts } from "../reports/report.js";
import type { RunContext } from "./run-context.js";

/** What a run has to announce once its reports were delivered. */
export interface RunResult {
  /** As it was published: a message leaves the tenancy with those who subscribed. */
  readonly assessment: Assessment;
  readonly facts: RunFacts;
  readonly deliveries: readonly Delivered[];
  /** Whether no limit was broken in the last run; null when it is not known. */
  readonly previouslyHeld: boolean | null;
}

type AnnouncedRun = Pick<RunContext, "world" | "settings">;

/**
 * Tells the topic of a changed verdict, and Monitoring how the run went, as far as the settings ask
 * for it. An interrupted run sends nothing more.
 */
export async function announce(
  context: AnnouncedRun,
  connection: Connection,
  { assessment, facts, deliveries, previouslyHeld }: RunResult,
): Promise<readonly Delivered[]> {
  const { world, settings } = context;
  if (assessment.interruption !== null) return [];
  const announced: Delivered[] = [];
  if (settings.notificationTopic !== null) {
    const verdict = { assessment, previouslyHeld, run: facts.run };
    const { publishMessage } = connection;
    announced.push(await notifyOfChange(publishMessage, settings.notificationTopic, verdict));
  }
  const isWhole = [...deliveries, ...announced].every(({ problems }) => problems.length === 0);
  const isDelivered = isWhole || !settings.failOnUploadError;
  const streams = metricsOf(assessment, facts, isDelivered);
  announced.push(...(await post(context, connection, streams)));
  narrateDelivery(world.log, announced);
  return announced;
}

/** Runs an audit; when it throws, Monitoring hears of the failed run before the error goes on. */
export async function announcingFailure<Result>(
  context: AnnouncedRun,
  connection: Connection,
  audit: () => Promise<Result>,
): Promise<Result> {
  const { world } = context;
  const elapsed = stopwatch(world);
  try {
    return await audit();
  } catch (error) {
    const streams = failedRunMetrics({ durationMs: elapsed(), api: { ...connection.usage } });
    narrateDelivery(world.log, await post(context, connection, streams));
    throw error;
  }
}

async function post(
  { world, settings: { metricsNamespace, scope } }: AnnouncedRun,
  { cloud, serverNow, postMetrics: send }: Connection,
  values: readonly MetricStream[],
): Promise<readonly Delivered[]> {
  if (metricsNamespace === null) return [];
  const compartmentId = scope.rootCompartment ?? cloud.tenancyId;
  // Monitoring takes what is of the last hours, by its own clock.
  const timestamp = serverNow() ?? world.now();
  return [
    await postMetrics(send, { namespace: metricsNamespace, compartmentId, timestamp, values }),
  ];
}
