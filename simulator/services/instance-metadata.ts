import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { InstanceIdentity } from "./instance-identity.js";

export interface InstanceMetadata {
  /** What OCI_METADATA_BASE_URL is to be set to. */
  readonly baseUrl: string;
  /** Paths asked for, in order. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

/** Starts the metadata service of an instance on loopback: `/opc/v2/`. */
export async function startInstanceMetadata(identity: InstanceIdentity): Promise<InstanceMetadata> {
  const texts: ReadonlyMap<string, string> = new Map([
    ["/opc/v2/instance/region", identity.region],
    ["/opc/v2/identity/cert.pem", identity.certificate],
    ["/opc/v2/identity/key.pem", identity.privateKey],
    ["/opc/v2/identity/intermediate.pem", identity.intermediate],
  ]);
  const requests: string[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    requests.push(url);
    const text = headers.authorization === "Bearer Oracle" ? texts.get(url) : undefined;
    response.writeHead(text === undefined ? 404 : 200, { "content-type": "text/plain" });
    response.end(text ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/opc/v2/`,
    requests,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
