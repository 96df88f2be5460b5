import { CircuitBreaker, NoRetryConfigurationDetails, type ClientConfiguration } from "oci-common";
import type { AuthParams } from "oci-common";

import type { SdkHttpClient } from "../transport/transport.js";

/** The SDK's own retrier and circuit breaker are off: the transport has both. */
const CONFIGURATION: ClientConfiguration = {
  retryConfiguration: NoRetryConfigurationDetails,
  circuitBreaker: new CircuitBreaker({ disableClientCircuitBreaker: true }),
};

/** Makes an SDK client that talks through `httpClient` to `region`, a region newer than the SDK too. */
export function sdkClient<Client extends { regionId: string }>(
  constructor: new (params: AuthParams, configuration: ClientConfiguration) => Client,
  httpClient: SdkHttpClient,
  region: string,
): Client {
  const client = new constructor({ httpClient }, CONFIGURATION);
  client.regionId = region;
  return client;
}
