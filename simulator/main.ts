import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { demoTenancy } from "./demo-tenancy.js";
import { apiUser } from "./runner/api-user.js";
import { startSimulator } from "./simulator.js";

const USAGE = `Serves the demo tenancy under OCI's host names on loopback, until it is interrupted.
Prints one line of JSON: what to sign in with, HTTPS_PROXY and NODE_EXTRA_CA_CERTS.

  --latency <ms>      added to every answer
  --throttle <n>      requests a second that each region admits
  --counts-only       keep no requests, only their counts`;

const { values } = parseArgs({
  options: {
    latency: { type: "string", default: "0" },
    throttle: { type: "string" },
    "counts-only": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(USAGE);
else {
  const demo = demoTenancy(Date.now());
  const user = apiUser(demo.tenancy.id, demo.user);
  const simulator = await startSimulator({
    tenancy: demo.tenancy,
    apiKeys: [user.apiKey],
    latencyMs: Number(values.latency),
    recordRequests: !values["counts-only"],
    ...(values.throttle === undefined
      ? {}
      : { throttle: { requestsPerSecond: Number(values.throttle) } }),
  });
  const keyFile = join(simulator.caCertificatePath, "..", "api-key.pem");
  await writeFile(keyFile, user.privateKey, { mode: 0o600 });
  console.log(
    JSON.stringify({
      proxyUrl: simulator.proxyUrl,
      caCertificatePath: simulator.caCertificatePath,
      region: demo.region,
      tenancy: user.tenancy,
      user: user.user,
      fingerprint: user.fingerprint,
      privateKeyPath: keyFile,
    }),
  );
  const stop = (): void => {
    void simulator.stop();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
