import type { Answer, Call, Operation } from "../wire/operation.js";
import { invalidParameter } from "../wire/service-error.js";

const MAX_STREAMS = 50;
const OLDEST_MS = 2 * 3_600_000;
const NEWEST_MS = 10 * 60_000;

interface MetricStream {
  readonly namespace?: string;
  readonly compartmentId?: string;
  readonly name?: string;
  readonly datapoints?: readonly { readonly timestamp?: string; readonly value?: number }[];
}

/** Takes at most 50 streams a call; those with a time stamp out of bounds are counted as failed. */
function postMetricData(call: Call): Answer {
  const streams = streamsOf(call.body);
  if (streams.length > MAX_STREAMS) {
    throw invalidParameter(`At most ${MAX_STREAMS} metric streams a call.`);
  }
  const failed = streams.filter((stream) => !isAcceptable(stream, call.now));
  return {
    body: {
      failedMetricsCount: failed.length,
      failedMetrics: failed.map((metricData) => ({
        message: "The metric is incomplete or its time stamp is out of bounds.",
        metricData,
      })),
    },
  };
}

function streamsOf(body: Buffer): readonly MetricStream[] {
  const { metricData } = JSON.parse(body.toString()) as { metricData?: readonly MetricStream[] };
  if (metricData === undefined) throw invalidParameter("metricData is required.");
  return metricData;
}

function isAcceptable(stream: MetricStream, now: number): boolean {
  const { namespace, compartmentId, name, datapoints = [] } = stream;
  if ([namespace, compartmentId, name].includes(undefined) || datapoints.length === 0) return false;
  return datapoints.every(({ timestamp = "", value }) => {
    const age = now - Date.parse(timestamp);
    return typeof value === "number" && age <= OLDEST_MS && age >= -NEWEST_MS;
  });
}

export const MONITORING_OPERATIONS: readonly Operation[] = [
  {
    name: "PostMetricData",
    service: "monitoring",
    method: "POST",
    path: "/20180401/metrics",
    compartment: (call) => streamsOf(call.body)[0]?.compartmentId ?? call.tenancy.id,
    answer: postMetricData,
  },
];
