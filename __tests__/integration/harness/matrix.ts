import { describe, expect, test } from "@jest/globals";

import { statusesAfter, unreadOf, viewOf, type Blast, type Loss } from "./expected.js";
import type { FaultKind } from "./fault-kinds.js";
import { AWAY, PLACES, type Place } from "./fault-tenancy.js";
import type { Audited, RunSettings, Stage } from "./in-process.js";

/** Long enough for an answer of a busy machine, short enough for three attempts. */
const HANGS: RunSettings = { requestTimeoutMs: 750 };
/** Three deadlines of a call, for as many calls as wait for each other, and slack. */
const BUDGET_MS = 20_000;

/** What an operation costs when it fails. */
interface Row {
  readonly operation: string;
  readonly blasts: readonly Blast[];
  readonly loss?: Loss;
  /** The compartments whose listings are unread; none: the failure costs the report nothing. */
  readonly gaps?: readonly Place[];
  readonly discovery?: RunSettings["discovery"];
}

const ONE_PLACE: Blast = { region: AWAY, place: "erp" };
const EVERYWHERE: readonly Blast[] = [ONE_PLACE, { region: AWAY }, {}];
const REGION_WIDE: readonly Blast[] = [{ region: AWAY }, {}];

const block = { volumes: "block" } as const;
const boot = { volumes: "boot" } as const;
// prettier-ignore
const ROWS: readonly Row[] = [
  { operation: "ListVolumes",               blasts: EVERYWHERE, gaps: PLACES, loss: block },
  { operation: "ListBootVolumes",           blasts: EVERYWHERE, gaps: PLACES, loss: boot },
  { operation: "ListVolumeBackups",         blasts: EVERYWHERE, gaps: PLACES, loss: { backups: "block" } },
  { operation: "ListBootVolumeBackups",     blasts: EVERYWHERE, gaps: PLACES, loss: { backups: "boot" } },
  { operation: "ListVolumeGroups",          blasts: EVERYWHERE, gaps: PLACES },
  { operation: "ListVolumeAttachments",     blasts: EVERYWHERE, gaps: PLACES },
  { operation: "ListBootVolumeAttachments", blasts: EVERYWHERE, gaps: PLACES },
  { operation: "ListInstances",             blasts: EVERYWHERE, gaps: PLACES },
  { operation: "ListAvailabilityDomains",   blasts: REGION_WIDE, gaps: ["root"] },
  { operation: "GetInstance",               blasts: REGION_WIDE },
  { operation: "GetCompartment",            blasts: [{}] },
  { operation: "SearchResources",           blasts: REGION_WIDE, discovery: "search" },
  // Only erp and vault hold volumes to look up, and only those of erp have a policy.
  { operation: "GetVolumeBackupPolicyAssetAssignment", blasts: EVERYWHERE, gaps: ["erp", "vault"] },
  { operation: "GetVolumeBackupPolicy",     blasts: [{}], gaps: ["erp"] },
];

const CELLS = ROWS.flatMap((row) =>
  row.blasts.map((blast) => ({ ...row, blast, title: `${row.operation} ${scopeOf(blast)}` })),
);

function scopeOf({ region, place }: Blast): string {
  if (place !== undefined) return "in one compartment";
  return region === undefined ? "everywhere" : "in one region";
}

type PlaceIds = Readonly<Record<Place, string>>;

function strike(
  { simulator }: Stage,
  placeIds: PlaceIds,
  { operation, blast: { region, place } }: { operation: string; blast: Blast },
  { effect }: FaultKind,
  attempts?: number,
): void {
  simulator.setFault({
    operation,
    effect,
    ...(region === undefined ? {} : { region }),
    ...(place === undefined ? {} : { compartment: placeIds[place] }),
    ...(attempts === undefined ? {} : { attempts }),
  });
}

async function auditUnder(
  stage: Stage,
  { effect }: FaultKind,
  discovery: RunSettings["discovery"],
): Promise<Audited> {
  const started = performance.now();
  const settings = effect.kind === "hang" ? HANGS : {};
  const outcome = await stage.audit({ ...settings, discovery: discovery ?? "list" });
  expect(performance.now() - started).toBeLessThan(BUDGET_MS);
  if (outcome.kind === "not audited") throw outcome.failure;
  return outcome;
}

/** One test a cell: `lasting` faults befall every attempt, `passing` ones the first attempt only. */
export function describeMatrix(
  stage: () => Stage,
  placeIds: PlaceIds,
  faults: { readonly lasting: readonly FaultKind[]; readonly passing: readonly FaultKind[] },
): void {
  describe.each(CELLS)("$title", ({ discovery, loss = {}, gaps = [], ...cell }) => {
    const { operation, blast } = cell;

    test.each(faults.lasting)("with $name on every attempt is a gap that shows", async (kind) => {
      strike(stage(), placeIds, cell, kind);
      const { assessment, searchFailures } = await auditUnder(stage(), kind, discovery);
      expect(viewOf(assessment, placeIds)).toEqual({
        statuses: statusesAfter(loss, blast),
        unread: unreadOf(operation, blast, gaps),
      });
      expect(assessment.complete).toBe(gaps.length === 0);
      const rules = assessment.verdict.violations.map(({ rule }) => rule);
      expect(rules.includes("fail-on-incomplete")).toBe(gaps.length > 0);
      expect(searchFailures.includes(AWAY)).toBe(operation === "SearchResources");
      for (const { reason, code, status } of assessment.unread) {
        expect(reason).not.toBe("");
        expect(status ?? code).not.toBeNull();
      }
    });

    test.each(faults.passing)("that meets $name heals", async (kind) => {
      strike(stage(), placeIds, cell, kind, kind.effect.kind === "empty-page" ? undefined : 1);
      const { assessment, searchFailures } = await auditUnder(stage(), kind, discovery);
      expect(viewOf(assessment, placeIds)).toEqual({ statuses: statusesAfter({}, {}), unread: [] });
      expect(assessment.complete).toBe(true);
      expect(searchFailures).toEqual([]);
      const fresh = assessment.findings.filter(({ volumeName }) => volumeName === "fresh");
      const policies = fresh.map(({ backupPolicy }) => backupPolicy?.policy.name);
      expect(policies).toEqual(["house", "house"]);
    });
  });
}
