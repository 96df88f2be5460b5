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
  const client = new constructor({ httpClient: shielded(httpClient) }, CONFIGURATION);
  client.regionId = region;
  return client;
}

/**
 * The SDK would lose a whole page to one item that is no object: it gets an empty object instead,
 * which lacks every field that is required.
 */
function shielded(httpClient: SdkHttpClient): SdkHttpClient {
  return {
    send: async (...request) => {
      const response = await httpClient.send(...request);
      const json = response.json.bind(response);
      const objects = async () => {
        const parsed: unknown = await json();
        return Array.isArray(parsed) && !parsed.every(isObject)
          ? parsed.map((item: unknown) => (isObject(item) ? item : {}))
          : parsed;
      };
      // A failed call's response does not let its `json` be replaced, and throws when it is read.
      Reflect.set(response, "json", objects);
      return response;
    },
  };
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
