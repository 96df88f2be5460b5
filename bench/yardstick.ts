/**
 * The bare yardstick: makes the calls that an audit cannot do without, over one pool of
 * connections, signed by hand, and does nothing else. What the audit needs beyond this is its own.
 * Takes the sign-in from the same environment variables as the audit.
 */
import { createPrivateKey } from "node:crypto";

import { EnvHttpProxyAgent } from "undici";

import { Lane } from "./yardstick/lane.js";
import { readCompartments, readRegion, readRegions } from "./yardstick/plan.js";

const { env } = process;
const tenancy = env["OCI_CLI_TENANCY"] ?? "";
const home = env["OCI_CLI_REGION"] ?? "";
const concurrency = 16;

const pool = new EnvHttpProxyAgent({ connections: concurrency, pipelining: 1 });
const shared = {
  pool,
  concurrency,
  keyId: `${tenancy}/${env["OCI_CLI_USER"] ?? ""}/${env["OCI_CLI_FINGERPRINT"] ?? ""}`,
  key: createPrivateKey(env["OCI_CLI_KEY_CONTENT"] ?? ""),
  rate: Number(env["YARDSTICK_RATE"] ?? Infinity),
};
const lane = new Lane(shared);
const [regions, compartments] = await Promise.all([
  readRegions(lane, home, tenancy),
  readCompartments(lane, home, tenancy),
]);
await Promise.all(
  regions.map((region) =>
    readRegion(region === home ? lane : new Lane(shared), region, compartments),
  ),
);
await pool.close();
