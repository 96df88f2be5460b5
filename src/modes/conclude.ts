import { announce } from "../announce.js";
import { loadBaseline } from "../baseline.js";
import { reportBucket, type PlaceChoice } from "../delivery/report-bucket.js";
import { reportAnchor } from "../github/report-anchor.js";
import { runContext } from "../github/run-context.js";
import type { Inventory } from "../inventory/inventory.js";
import type { Cloud, Connection } from "../oci/cloud.js";
import { canonicalRegion } from "../oci/region-names.js";
import type { ApiUsage } from "../oci/transport/transport.js";
import { assess } from "../posture/assess.js";
import type { Snapshot } from "../posture/drift.js";
import { publish } from "../publish.js";
import type { Redaction } from "../redaction.js";
import type { CommonSettings, ScopeSettings } from "../settings/settings.js";
import { EXIT } from "./exit-code.js";

/** What was read, and what is known of the reading. */
export interface Collected {
  readonly inventory: Inventory;
  readonly coversTenancy: boolean;
  readonly scope: ScopeSettings;
  /** The instant that everything is judged at, in milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly api: Readonly<ApiUsage>;
}

/** Where to publish, and what to compare with. */
export interface Surroundings {
  readonly redaction: Redaction;
  /** null where nothing of the run goes to OCI. */
  readonly connection: Connection | null;
  readonly findPlace: (() => Promise<PlaceChoice>) | null;
  readonly baseline: Promise<Snapshot | null>;
}

/** Judges what was collected, publishes and announces it; the answer is the exit code. */
export async function conclude(
  settings: CommonSettings,
  { inventory, coversTenancy, scope, startedAt, durationMs, api }: Collected,
  { redaction, connection, findPlace, baseline }: Surroundings,
): Promise<number> {
  const { world } = redaction;
  const volumeIds = inventory.volumes.map(({ id }) => id);
  const before = redaction.recognise(await baseline, volumeIds);
  const assessment = redaction.assessment(
    assess(inventory, settings.policy, settings.gate, startedAt, {
      coversTenancy,
      baseline: before,
      keepsBackupPoints: settings.formats.includes("html"),
    }),
  );
  const anchor = reportAnchor(settings.policyFile, world.env);
  const facts = {
    toolVersion: world.version,
    durationMs,
    api,
    scope: redaction.scope(scope),
    run: runContext(world.env),
    ...(anchor === undefined ? {} : { anchor }),
  };
  const delivered = await publish(world, settings, findPlace, assessment, facts);
  const previouslyPassed = before?.passed ?? null;
  const result = { assessment, facts, deliveries: delivered, previouslyPassed };
  const announced = connection === null ? [] : await announce(world, settings, connection, result);
  if (assessment.interruption !== null) {
    world.log.error(assessment.interruption, "Interrupted");
    return EXIT.notAudited;
  }
  if (!assessment.verdict.passed) return EXIT.gateFailed;
  const isUndelivered = [...delivered, ...announced].some(({ problems }) => problems.length > 0);
  return isUndelivered && settings.failOnUploadError ? EXIT.notDelivered : EXIT.passed;
}

/** The last run over the same scope, for what changed since. */
export function lastRun(
  redaction: Redaction,
  { drift }: CommonSettings,
  scope: ScopeSettings,
  tenancyId: string,
  findPlace: (() => Promise<PlaceChoice>) | null,
): Promise<Snapshot | null> {
  const { workingDir, log } = redaction.world;
  const file = drift.baselineFile;
  const expected = redaction.expected({ tenancyId, scope });
  return loadBaseline({ file, workingDir, findPlace, expected }, log);
}

/** Where the reports of this scope lie, found once for the last report and for this one. */
export function reportPlace(
  { objectStorage }: CommonSettings,
  compartments: readonly { readonly id: string; readonly path: string }[],
  cloud: Cloud,
): (() => Promise<PlaceChoice>) | null {
  if (!objectStorage.enabled) return null;
  const store = cloud.objectStore(canonicalRegion(objectStorage.region ?? cloud.startRegion));
  return reportBucket({ store, settings: objectStorage, compartments });
}
