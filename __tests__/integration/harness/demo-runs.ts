/** The demo tenancy audited twice in this process, a day apart, with people's changes in between. */
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";

import { ProxyAgent } from "undici";

import { demoTenancy, type Demo, type DemoChanges } from "../../../simulator/demo-tenancy.js";
import { apiUser, type ApiUser } from "../../../simulator/runner/api-user.js";
import { startSimulator } from "../../../simulator/simulator.js";
import { collectInventory, planCollection } from "../../../src/inventory/collect.js";
import type { Inventory } from "../../../src/inventory/inventory.js";
import { readIamPolicies } from "../../../src/inventory/iam-policies.js";
import { lookUp } from "../../../src/inventory/lookups.js";
import { connect } from "../../../src/oci/cloud.js";
import { assess } from "../../../src/posture/assess.js";
import type { Assessment } from "../../../src/posture/assessment.js";
import type { Snapshot } from "../../../src/posture/verdict/snapshot.js";
import { lookupsNeeded } from "../../../src/posture/lookups-needed.js";
import { commentMarker, renderComment } from "../../../src/reports/markdown/comment.js";
import { renderJobSummary } from "../../../src/reports/markdown/job-summary.js";
import { readReport } from "../../../src/reports/json/read-report.js";
import { renderers } from "../../../src/reports/renderers.js";
import type { RunFacts } from "../../../src/reports/report.js";
import { renderTerminalSummary } from "../../../src/reports/terminal/terminal-summary.js";
import { loadSettings } from "../../../src/settings/load.js";
import type { Settings } from "../../../src/settings/settings.js";
import { DAY, NOW } from "../../unit/posture/inventory-builder.js";
import { FACTS } from "../../unit/reports/sample.js";
import { hastyClock } from "./in-process.js";

export const FIRST_AT = NOW - DAY;
export const SECOND_AT = NOW;
export const BASELINE_SOURCE =
  "oci://backup-audit-reports@axacmedemo01/block-volume-backup-posture/block_volume_backup_posture_20261104T031500Z.json";
export const MARKER = commentMarker("oci-volume-backup-posture", FACTS.scope);

/** All that a run says, by the name of its golden file. */
export type Outputs = ReadonlyMap<string, string>;

export interface DemoRun {
  readonly assessment: Assessment;
  readonly outputs: Outputs;
}

export interface DemoRuns {
  /** With nothing to compare with. */
  readonly first: DemoRun;
  /** Compared with the JSON report of the first. */
  readonly second: DemoRun;
  readonly changes: DemoChanges;
}

export async function auditDemoTwice(): Promise<DemoRuns> {
  const before = demoTenancy(FIRST_AT);
  const first = await audit(before, FIRST_AT, null);
  // Built anew a day later, as the schedules ran on; the same seed gives the same OCIDs.
  const after = demoTenancy(SECOND_AT);
  const changes = after.change();
  const report = readReport(Buffer.from(first.outputs.get("report.json") ?? ""), BASELINE_SOURCE, {
    tenancyId: before.tenancy.id,
    scope: FACTS.scope,
  });
  if ("problem" in report) throw new Error(report.problem);
  return { first, second: await audit(after, SECOND_AT, report.snapshot), changes };
}

async function audit(demo: Demo, now: number, baseline: Snapshot | null): Promise<DemoRun> {
  const user = apiUser(demo.tenancy.id, demo.user);
  const settings = await demoSettings(demo, user);
  const inventory = await collect(demo, user, settings, now);
  const assessment = assess(inventory, settings.policy, settings.gate, now, {
    coversTenancy: true,
    keepsBackupPoints: true,
    baseline,
  });
  return { assessment, outputs: await everyOutput(assessment, FACTS) };
}

/** As the demo sets them: its policy file, and defaults beside it. */
async function demoSettings({ region }: Demo, user: ApiUser): Promise<Settings> {
  const settings = await loadSettings({
    inputs: {
      tenancy: user.tenancy,
      user: user.user,
      fingerprint: user.fingerprint,
      "private-key": user.privateKey,
      region,
      "policy-file": "simulator/demo/policy.yml",
    },
    env: {},
    isGithubActions: true,
    homeDir: "/",
    readFile: (path) => readFileSync(path, "utf8"),
  });
  if (settings.mode === "validate") throw new Error("The demo audits.");
  return settings;
}

async function collect(
  { tenancy }: Demo,
  user: ApiUser,
  { scope, policy, concurrency }: Settings,
  now: number,
): Promise<Inventory> {
  const simulator = await startSimulator({ tenancy, apiKeys: [user.apiKey] });
  const pool = new ProxyAgent({
    uri: simulator.proxyUrl,
    requestTls: { ca: simulator.caCertificate },
  });
  const cancellation = new AbortController().signal;
  const privateKey = createPrivateKey(user.privateKey);
  const identity = {
    keyId: () => Promise.resolve(user.apiKey.keyId),
    privateKey: () => privateKey,
  };
  const signedIn = { identity, tenancyId: tenancy.id, region: tenancy.homeRegion };
  try {
    const { cloud } = connect(signedIn, {
      ...{ pool, concurrency, cancellation },
      requestTimeoutMs: 600_000,
      objectPrefix: "",
      userAgent: "oci-volume-backup-audit/0.0.0",
      clock: hastyClock(),
      random: () => 0,
    });
    const plan = await planCollection(cloud, scope);
    const listed = await collectInventory(cloud, plan, {
      ...{ concurrency, now, cancellation },
      attachmentsInQuestion: () => [],
      discovery: "list",
      observer: {
        onProgress: () => undefined,
        onSearchFailed: () => undefined,
        onRegion: () => undefined,
      },
    });
    const needed = lookupsNeeded(listed, policy);
    const options = { concurrency, cancellation };
    const lookedUp = await lookUp(cloud, listed, needed, options);
    return withFixedIds(await readIamPolicies(cloud, lookedUp, plan, options));
  } finally {
    await pool.destroy();
    await simulator.stop();
  }
}

/** The ids of requests are all that the simulator draws by lot. */
function withFixedIds(inventory: Inventory): Inventory {
  const unread = inventory.unread.map((it) => ({
    ...it,
    opcRequestId: it.opcRequestId === null ? null : "A1B2C3D4E5F60718293A4B5C6D7E8F90",
  }));
  return { ...inventory, unread };
}

async function everyOutput(assessment: Assessment, facts: RunFacts): Promise<Outputs> {
  const outputs = new Map<string, string>();
  for (const { audit } of Object.values(renderers)) {
    const renderer = await audit();
    outputs.set(`report.${renderer.extension}`, renderer.render(assessment, facts));
  }
  outputs.set("job-summary.md", renderJobSummary(assessment, facts));
  outputs.set("comment.md", renderComment(assessment, facts, MARKER));
  const terminal = { columns: 80, isColoured: false };
  return outputs.set("terminal.txt", renderTerminalSummary(assessment, terminal));
}
