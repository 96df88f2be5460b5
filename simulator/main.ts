import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { benchTenancy } from "./bench/bench-tenancy.js";
import { BENCH_SIZES, isBenchSize, PLAIN } from "./bench/sizes.js";
import { demoTenancy } from "./demo-tenancy.js";
import { apiUser } from "./runner/api-user.js";
import { startSimulator } from "./simulator.js";

const USAGE = `Serves a tenancy under OCI's host names on loopback, until it is interrupted.
Prints one line of JSON: what to sign in with, HTTPS_PROXY and NODE_EXTRA_CA_CERTS.

  --tenancy <name>    demo, or for benchmarks ${Object.keys(BENCH_SIZES).join(", ")}
  --latency <ms>      added to every answer
  --throttle <n>      requests a second that each region admits
  --counts-only       keep no requests, only their counts`;

const { values } = parseArgs({
  options: {
    tenancy: { type: "string", default: "demo" },
    latency: { type: "string", default: "0" },
    throttle: { type: "string" },
    "counts-only": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(USAGE);
else {
  const { searchDelayMs } = isBenchSize(values.tenancy) ? BENCH_SIZES[values.tenancy].shape : PLAIN;
  const served = isBenchSize(values.tenancy)
    ? benchTenancy(BENCH_SIZES[values.tenancy], Date.now())
    : demoTenancy(Date.now());
  const user = apiUser(served.tenancy.id, served.user);
  const simulator = await startSimulator({
    tenancy: served.tenancy,
    apiKeys: [user.apiKey],
    latencyMs: Number(values.latency),
    recordRequests: !values["counts-only"],
    faults:
      searchDelayMs === 0
        ? []
        : [{ operation: "SearchResources", effect: { kind: "delay", ms: searchDelayMs } }],
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
      region: served.region,
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
