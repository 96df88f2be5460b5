import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { CircuitBreaker, NoRetryConfigurationDetails } from "oci-common";
import { BlockstorageClient } from "oci-core";

import { OciFailure } from "../../../../src/oci/failure.js";
import { failedResponse } from "../../../../src/oci/transport/failed-response.js";

const FAILURE = new OciFailure("not for you", {
  operation: "ListVolumes",
  region: "us-ashburn-1",
  status: 404,
  code: "NotAuthorizedOrNotFound",
  opcRequestId: "req-1",
});

const printed = jest.fn();
const METHODS = ["log", "info", "warn", "error", "debug"] as const;

beforeEach(() => {
  printed.mockClear();
  for (const method of METHODS) jest.spyOn(console, method).mockImplementation(printed);
});
afterEach(() => {
  jest.restoreAllMocks();
});

function clientThatGets(send: () => Promise<Response>): BlockstorageClient {
  const client = new BlockstorageClient(
    { httpClient: { send } },
    {
      retryConfiguration: NoRetryConfigurationDetails,
      circuitBreaker: new CircuitBreaker({ disableClientCircuitBreaker: true }),
    },
  );
  client.regionId = "us-ashburn-1";
  return client;
}

test("the SDK passes the failure on as it is, and prints nothing", async () => {
  const client = clientThatGets(() => Promise.resolve(failedResponse(FAILURE)));
  await expect(client.listVolumes({ compartmentId: "a" })).rejects.toBe(FAILURE);
  await expect(client.getVolume({ volumeId: "a" })).rejects.toBe(FAILURE);
  await expect(client.deleteVolume({ volumeId: "a" })).rejects.toBe(FAILURE);
  expect(printed).not.toHaveBeenCalled();
});

test("thrown at the SDK, the same failure would be lost and printed: why the response exists", async () => {
  const client = clientThatGets(() => Promise.reject(FAILURE));
  await expect(client.listVolumes({ compartmentId: "a" })).rejects.not.toBeInstanceOf(Error);
  expect(printed).toHaveBeenCalled();
});

test("every way of reading the response fails", () => {
  const response = failedResponse(FAILURE);
  expect(response.status).toBe(200);
  for (const read of [
    () => response.headers,
    () => response.body,
    () => response.json(),
    () => response.text(),
    () => response.arrayBuffer(),
  ]) {
    expect(read).toThrow(FAILURE);
  }
});
