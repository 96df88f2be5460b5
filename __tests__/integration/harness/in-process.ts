/** The whole way from the plan to the assessment in this process, against a simulator. */
import { createPrivateKey } from "node:crypto";

import { ProxyAgent } from "undici";

import { apiUser } from "../../../simulator/runner/api-user.js";
import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from "../../../simulator/simulator.js";
import type { Tenancy } from "../../../simulator/tenancy/tenancy.js";
import { objectStorageSink } from "../../../src/delivery/object-storage.js";
import { reportBucket } from "../../../src/delivery/report-bucket.js";
import type { Delivered } from "../../../src/delivery/sink.js";
import { collectInventory, planCollection } from "../../../src/inventory/collect.js";
import { lookUp } from "../../../src/inventory/lookups.js";
import { connect, type ConnectOptions, type Connection } from "../../../src/oci/cloud.js";
import { OciFailure } from "../../../src/oci/failure.js";
import type { Clock } from "../../../src/oci/transport/clock.js";
import type { ApiUsage } from "../../../src/oci/transport/transport.js";
import { assess } from "../../../src/posture/assess.js";
import type { Assessment } from "../../../src/posture/assessment.js";
import { attachmentsInQuestion } from "../../../src/posture/evidence/attachment-questions.js";
import { lookupsNeeded } from "../../../src/posture/lookups-needed.js";
import type { Discovery } from "../../../src/settings/settings.js";
import { STRICT } from "../../unit/posture/inventory-builder.js";
import { policy, settings } from "../../unit/posture/policy-fixtures.js";
import { TRUE_NAMES } from "../../../src/delivery/place-names.js";

/** The policies of volumes are looked up too, so that every operation is used. */
const POLICY = policy({ defaults: settings({ "backup-policy-assigned": true }) });
const PREFIX = "posture";
const REPORT = {
  format: "json",
  fileName: "block_volume_backup_posture_20261105T031500Z.json",
  contentType: "application/json",
  content: () => [Buffer.from("{}")],
};

export interface RunSettings extends Partial<ConnectOptions> {
  readonly discovery?: Discovery;
}

export interface Audited {
  readonly kind: "audited";
  readonly assessment: Assessment;
  /** The regions whose index gave no answer. */
  readonly searchFailures: readonly string[];
  readonly usage: Readonly<ApiUsage>;
}

export type Outcome = Audited | { readonly kind: "not audited"; readonly failure: OciFailure };

/** A tenancy being served, and the ways to it. */
export interface Stage {
  readonly simulator: Simulator;
  audit(run?: RunSettings): Promise<Outcome>;
  /** Only the delivery of a report into a bucket that is to be discovered. */
  deliver(run?: RunSettings): Promise<Delivered>;
  close(): Promise<void>;
}

/** A clock that leaps to the end of every wait, so that only the network takes time. */
export function hastyClock(): Clock {
  let leapt = 0;
  const now = () => performance.now() + leapt;
  return {
    now,
    after: (ms, callback) => {
      const end = now() + Math.max(0, ms);
      const timer = setImmediate(() => {
        leapt = Math.max(leapt, end - performance.now());
        callback();
      });
      return () => {
        clearImmediate(timer);
      };
    },
  };
}

export async function openStage(
  tenancy: Tenancy,
  userId: string,
  options: Partial<SimulatorOptions> = {},
): Promise<Stage> {
  const user = apiUser(tenancy.id, userId);
  const simulator = await startSimulator({
    tenancy,
    apiKeys: [user.apiKey],
    recordRequests: false,
    ...options,
  });
  const pool = new ProxyAgent({
    uri: simulator.proxyUrl,
    requestTls: { ca: simulator.caCertificate },
  });
  const privateKey = createPrivateKey(user.privateKey);
  const signedIn = {
    identity: {
      keyId: () => Promise.resolve(user.apiKey.keyId),
      privateKey: () => privateKey,
    },
    tenancyId: tenancy.id,
    region: tenancy.homeRegion,
  };
  const open = (run: RunSettings): { connection: Connection; cancellation: AbortSignal } => {
    const cancellation = run.cancellation ?? new AbortController().signal;
    const connection = connect(signedIn, {
      pool,
      concurrency: 16,
      // Far beyond what leaping waits add up to: no service is given up for its time without success.
      requestTimeoutMs: 600_000,
      objectPrefix: PREFIX,
      userAgent: "oci-volume-backup-audit/0.0.0",
      clock: hastyClock(),
      random: () => 0,
      ...run,
      cancellation,
    });
    return { connection, cancellation };
  };
  return {
    simulator,
    audit: async (run = {}) => {
      const { connection, cancellation } = open(run);
      try {
        return await auditWith(connection, cancellation, run.discovery ?? "list");
      } catch (error) {
        if (error instanceof OciFailure) return { kind: "not audited", failure: error };
        throw error;
      }
    },
    deliver: (run = {}) => {
      const { cloud } = open(run).connection;
      const compartments = [...tenancy.compartments.values()]
        .filter(({ lifecycleState }) => lifecycleState === "ACTIVE")
        .map(({ id, name }) => ({ id, path: name }));
      const store = cloud.objectStore(tenancy.homeRegion);
      const choice = { namespace: null, bucket: null, prefix: PREFIX, autoDiscoverBucket: true };
      const findPlace = reportBucket({ store, settings: choice, compartments, names: TRUE_NAMES });
      return objectStorageSink(findPlace).deliver([REPORT]);
    },
    close: async () => {
      await pool.destroy();
      await simulator.stop();
    },
  };
}

async function auditWith(
  { cloud, usage }: Connection,
  cancellation: AbortSignal,
  discovery: Discovery,
): Promise<Audited> {
  const searchFailures: string[] = [];
  const plan = await planCollection(cloud, {
    regions: "all",
    rootCompartment: null,
    includeSubcompartments: true,
    excludeCompartments: [],
  });
  const listed = await collectInventory(cloud, plan, {
    concurrency: 16,
    now: Date.now(),
    discovery,
    attachmentsInQuestion: (read) => attachmentsInQuestion(read, POLICY, STRICT, Date.now()),
    cancellation,
    observer: {
      onProgress: () => undefined,
      onSearchFailed: (region) => searchFailures.push(region),
      onRegion: () => undefined,
    },
  });
  const needed = lookupsNeeded(listed, POLICY);
  const inventory = await lookUp(cloud, listed, needed, { concurrency: 16, cancellation });
  const assessment = assess(inventory, POLICY, STRICT, Date.now());
  return { kind: "audited", assessment, searchFailures, usage };
}
