import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { request } from "undici";

import type { BenchSizeName } from "../simulator/bench/sizes.js";
import { node24 } from "../simulator/runner/node24.js";
import type { RegionTraffic } from "./figures.js";
import { ROOT } from "./programs.js";

interface Greeting {
  readonly proxyUrl: string;
  readonly caCertificatePath: string;
  readonly region: string;
  readonly tenancy: string;
  readonly user: string;
  readonly fingerprint: string;
  readonly privateKeyPath: string;
}

/** What a run was seen to ask for. */
export interface Seen {
  /** Answered requests by operation and status: `ListVolumes 200`. */
  readonly counts: Readonly<Record<string, number>>;
  readonly traffic: readonly RegionTraffic[];
  /** Microseconds of CPU that the simulator itself used since it was started. */
  readonly simulatorCpu: number;
}

/** The simulator as a process of its own, serving one tenancy to one run after the other. */
export class SimulatorProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly proxyUrl: string,
    /** What a measured program signs in with, and how it reaches the simulator. */
    readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async start(size: BenchSizeName, latencyMs: number): Promise<SimulatorProcess> {
    const script = join(ROOT, "simulator", "main.ts");
    const options = ["--tenancy", size, "--latency", String(latencyMs), "--counts-only"];
    const child = spawn(node24(), ["--import", "tsx", script, ...options], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface(child.stdout);
    const first = await Promise.race([
      once(lines, "line").then(([line]) => String(line)),
      once(child, "exit").then(() => null),
    ]);
    if (first === null) throw new Error("The simulator ended before it served; see above.");
    const greeting = JSON.parse(first) as Greeting;
    const key = await readFile(greeting.privateKeyPath, "utf8");
    return new SimulatorProcess(child, greeting.proxyUrl, {
      HTTPS_PROXY: greeting.proxyUrl,
      NODE_EXTRA_CA_CERTS: greeting.caCertificatePath,
      OCI_CLI_TENANCY: greeting.tenancy,
      OCI_CLI_USER: greeting.user,
      OCI_CLI_FINGERPRINT: greeting.fingerprint,
      OCI_CLI_KEY_CONTENT: key,
      OCI_CLI_REGION: greeting.region,
    });
  }

  /** Forgets what was asked, and admits `rate` requests a second and region from now on. */
  async prepare(rate: number | null): Promise<void> {
    const throttle = rate === null ? null : { requestsPerSecond: rate };
    await this.#control("POST", "/throttle", JSON.stringify(throttle));
    await this.#control("DELETE", "/requests");
  }

  async seen(): Promise<Seen> {
    const counts = (await this.#control("GET", "/counts")) as Seen["counts"];
    const traffic = (await this.#control("GET", "/traffic")) as Record<string, RegionTraffic>;
    const cpu = (await this.#control("GET", "/cpu")) as { user: number; system: number };
    return { counts, traffic: Object.values(traffic), simulatorCpu: cpu.user + cpu.system };
  }

  async stop(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await ended;
  }

  async #control(method: "GET" | "POST" | "DELETE", path: string, body?: string): Promise<unknown> {
    // A connection of its own: a kept one may have been closed during a long run.
    const init = { method, reset: true, ...(body === undefined ? {} : { body }) };
    return (await request(`${this.proxyUrl}${path}`, init)).body.json();
  }
}
