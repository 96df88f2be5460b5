import { EndpointBuilder } from "oci-common";
import { MonitoringClient } from "oci-monitoring";

import { outsideWords } from "../../plain/outside-words.js";
import type { SdkHttpClient } from "../transport/transport.js";
import { malformed } from "./malformed-answer.js";
import { sdkClient } from "./sdk-client.js";

/** One value of one metric stream, which its name and dimensions make. */
export interface MetricValue {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Values of one instant. PostMetricData takes at most 50. */
export interface MetricBatch {
  readonly namespace: string;
  readonly compartmentId: string;
  /** Milliseconds since the epoch; Monitoring takes two hours of the past and ten minutes ahead. */
  readonly timestamp: number;
  readonly values: readonly MetricValue[];
}

/** What Monitoring did not take, one message each as far as it gave one. */
export interface RefusedMetrics {
  readonly count: number;
  readonly messages: readonly string[];
}

/** Throws `OciFailure`; values that Monitoring refuses one by one are in the answer. */
export type PostMetrics = (batch: MetricBatch) => Promise<RefusedMetrics>;

/** Posting has a host of its own, which the SDK does not choose by itself. */
const INGESTION = "https://telemetry-ingestion.{region}.{secondLevelDomain}";

/** OCI Monitoring in one region, as far as it takes metrics in. */
export class Monitoring {
  readonly #region: string;
  readonly #client: MonitoringClient;

  constructor(region: string, httpClient: SdkHttpClient) {
    this.#region = region;
    this.#client = sdkClient(MonitoringClient, httpClient, region);
    this.#client.endpoint = EndpointBuilder.createEndpointFromRegionId(INGESTION, region);
  }

  async post(batch: MetricBatch): Promise<RefusedMetrics> {
    const { namespace, compartmentId, values } = batch;
    const timestamp = new Date(batch.timestamp);
    const metricData = values.map(({ name, value, unit, dimensions }) => ({
      namespace,
      compartmentId,
      name,
      dimensions: { ...dimensions },
      metadata: { unit },
      datapoints: [{ timestamp, value }],
    }));
    const { postMetricDataResponseDetails: answer } = await this.#client.postMetricData({
      postMetricDataDetails: { metricData },
    });
    // A body that does not say so is no word that everything was taken.
    if (!Number.isInteger(answer.failedMetricsCount)) {
      throw malformed("PostMetricData", this.#region, "the answer does not say what was taken");
    }
    const failed: readonly { readonly message?: unknown }[] = answer.failedMetrics ?? [];
    const messages = failed.flatMap(({ message }) => {
      const words = typeof message === "string" ? outsideWords(message) : "";
      return words === "" ? [] : [words];
    });
    return { count: answer.failedMetricsCount, messages };
  }
}
