import { postMetrics } from "../delivery/metrics.js";
import { notifyOfChange } from "../delivery/notification.js";
import type { Delivered } from "../delivery/sink.js";
import { stopwatch } from "./judged-instant.js";
import { narrateDelivery } from "./narrate.js";
import type { Connection } from "../oci/cloud.js";
import type { Assessment } from "../posture/assessment.js";
import { failedRunMetrics, metricsOf, type MetricStream } from "../reports/metrics.js";
import type { RunFacts } from "../reports/report.js";
import type { CommonSettings } from "../settings/settings.js";
import type { World } from "./world.js";

/** What a run has to announce once its reports were delivered. */
export interface RunResult {
  /** As it was published: a message leaves the tenancy with those who subscribed. */
  readonly assessment: Assessment;
  readonly facts: RunFacts;
  readonly deliveries: readonly Delivered[];
  /** Whether no limit was broken in the last run; null when it is not known. */
  readonly previouslyHeld: boolean | null;
}

/**
 * Tells the topic of a changed verdict, and Monitoring how the run went, as far as the settings ask
 * for it. An interrupted run sends nothing more.
 */
export async function announce(
  world: World,
  settings: CommonSettings,
  connection: Connection,
  { assessment, facts, deliveries, previouslyHeld }: RunResult,
): Promise<readonly Delivered[]> {
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
  announced.push(...(await post(world, settings, connection, streams)));
  narrateDelivery(world.log, announced);
  return announced;
}

/** Runs an audit; when it throws, Monitoring hears of the failed run before the error goes on. */
export async function announcingFailure<Result>(
  world: World,
  settings: CommonSettings,
  connection: Connection,
  audit: () => Promise<Result>,
): Promise<Result> {
  const elapsed = stopwatch(world);
  try {
    return await audit();
  } catch (error) {
    const streams = failedRunMetrics({ durationMs: elapsed(), api: { ...connection.usage } });
    narrateDelivery(world.log, await post(world, settings, connection, streams));
    throw error;
  }
}

async function post(
  world: World,
  { metricsNamespace, scope }: CommonSettings,
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
