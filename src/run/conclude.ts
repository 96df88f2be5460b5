import { announce } from "./announce.js";
import { existsIn } from "./exists-in.js";
import { loadBaseline } from "./baseline.js";
import { auditMarker } from "./modes/comment-markers.js";
import { reportBucket, type PlaceChoice } from "../delivery/report-bucket.js";
import { anchoredLines, reportAnchor } from "../github/report-anchor.js";
import { workflowRun } from "../github/workflow-run.js";
import type { Inventory } from "../inventory/inventory.js";
import type { Cloud, Connection } from "../oci/cloud.js";
import type { ApiUsage } from "../oci/transport/transport.js";
import { assess } from "../posture/assess.js";
import type { Assessment } from "../posture/assessment.js";
import type { Snapshot } from "../posture/verdict/snapshot.js";
import { publish, type Findings } from "./publish.js";
import type { RunContext } from "./run-context.js";
import type { RunFacts } from "../reports/report.js";
import type { ScopeSettings } from "../settings/settings.js";
import { EXIT, exitCodeOf } from "./exit-code.js";

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

/** What was found: all that is left of the inventory once it is judged. */
export interface JudgedRun {
  readonly assessment: Assessment;
  readonly facts: RunFacts;
  /** By which the pull request's comment is found. */
  readonly marker: string;
  /** Whether no limit was broken in the last run; null where that is not known. */
  readonly previouslyHeld: boolean | null;
}

/** Judges what was collected, and compares it with the last run. */
export function judge(
  context: RunContext,
  { inventory, coversTenancy, scope, startedAt, durationMs, api }: Collected,
  baseline: Snapshot | null,
): JudgedRun {
  const { world, settings, redaction } = context;
  const { policy, gate, formats, policyFile, policySha256, ruleLines, redact } = settings;
  const { version, env } = world;
  const before = redaction.recognise(baseline, inventory);
  const assessment = redaction.assessment(
    assess(inventory, policy, gate, startedAt, {
      coversTenancy,
      baseline: before,
      keepsBackupPoints: formats.includes("html"),
      namesNearest: !redact,
    }),
  );
  const exists = existsIn(world);
  const anchor = reportAnchor(policyFile, env, exists);
  const facts = {
    toolVersion: version,
    durationMs,
    api,
    scope: redaction.scope(scope),
    run: workflowRun(env),
    ...(policyFile === null || policySha256 === null
      ? {}
      : { policyFile: { path: policyFile, sha256: policySha256 } }),
    ruleLines: anchoredLines(policyFile, ruleLines, env, exists),
    ...(anchor === undefined ? {} : { anchor }),
  };
  const marker = auditMarker(context, scope);
  return { assessment, facts, marker, previouslyHeld: before?.limitsHeld ?? null };
}

/** What of OCI a conclusion needs. */
export interface Destination {
  /** null where nothing of the run goes to OCI. */
  readonly connection: Connection | null;
  readonly findPlace: (() => Promise<PlaceChoice>) | null;
}

/** Publishes and announces what was found; the answer is the exit code. */
export async function conclude(
  context: RunContext,
  judged: JudgedRun & Pick<Findings, "inventory">,
  { connection, findPlace }: Destination,
): Promise<number> {
  const { world, settings } = context;
  const { assessment } = judged;
  // The inventory has been judged, and the reports are yet to be made.
  world.collectGarbage();
  const target = settings.objectStorage.enabled ? findPlace : null;
  const deliveries = await publish(context, judged, target);
  const announced =
    connection === null ? [] : await announce(context, connection, { ...judged, deliveries });
  if (assessment.interruption !== null) {
    world.log.error(assessment.interruption, "Interrupted");
    return EXIT.notAudited;
  }
  const delivered = [...deliveries, ...announced];
  return exitCodeOf(assessment.verdict.passed, delivered, settings.failOnUploadError);
}

/** The last run over the same scope, as seen at `now`, for what changed since. */
export function lastRun(
  { world, settings, redaction }: RunContext,
  of: { readonly scope: ScopeSettings; readonly tenancyId: string; readonly now: number },
  findPlace: (() => Promise<PlaceChoice>) | null,
): Promise<Snapshot | null> {
  const { scope, tenancyId, now } = of;
  const { workingDir, log } = world;
  const file = settings.drift.baselineFile;
  const expected = redaction.expected({ tenancyId, scope });
  return loadBaseline({ file, workingDir, findPlace, expected, now }, log);
}

/** Where the reports of this scope lie, to be read or to be added to, found once for the last report and for this one. */
export function reportPlace(
  { settings: { objectStorage, drift }, redaction }: RunContext,
  compartments: readonly { readonly id: string; readonly path: string }[],
  cloud: Cloud,
): (() => Promise<PlaceChoice>) | null {
  if (!objectStorage.enabled && !drift.readsLast) return null;
  const names = redaction.place;
  const told = redaction.compartments(compartments);
  const { region: given } = objectStorage;
  const find = async (): Promise<PlaceChoice> => {
    const region = given === null ? cloud.startRegion : await cloud.regionNamed(given);
    if (region === null) {
      const problem = `object-storage-region: got "${given ?? ""}", which is the key of none of this tenancy's regions. Give the region's full name, for example us-ashburn-1.`;
      return { problem, notes: [] };
    }
    const store = cloud.objectStore(region);
    return await reportBucket({ store, settings: objectStorage, compartments: told, names })();
  };
  let choice: Promise<PlaceChoice> | undefined;
  return () => (choice ??= find());
}
