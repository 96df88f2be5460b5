import { expect, test } from "@jest/globals";

import type { FaultEffect } from "../../../simulator/faults.js";
import { statusesAfter, unreadOf, viewOf, type Blast, type Loss } from "./expected.js";
import type { FaultKind } from "./fault-kinds.js";
import { AWAY, PLACES, type Place } from "./fault-tenancy.js";
import type { Audited, RunSettings, Stage } from "./in-process.js";

/** No wait is real: more than this is one that does not end. */
const BUDGET_MS = 40_000;

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
  { operation: "GetInstance",               blasts: REGION_WIDE, discovery: "search" },
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

/** How the simulator counts an answer with that fault. */
function answerOf(effect: FaultEffect): number | "none" {
  if (effect.kind === "status") return effect.status;
  if (effect.kind === "altered" || effect.kind === "instead") return effect.status ?? 200;
  return effect.kind === "hang" || effect.kind === "reset" ? "none" : 200;
}

async function auditUnder(
  stage: Stage,
  { effect }: FaultKind,
  { operation, discovery = "list" }: Pick<Row, "operation" | "discovery">,
): Promise<Audited> {
  const struck = () => stage.simulator.counts.get(`${operation} ${answerOf(effect)}`) ?? 0;
  const [started, struckBefore] = [performance.now(), struck()];
  const outcome = await stage.audit({ discovery });
  expect(performance.now() - started).toBeLessThan(BUDGET_MS);
  expect(struck()).toBeGreaterThan(struckBefore);
  if (outcome.kind === "not audited") throw outcome.failure;
  return outcome;
}

export interface MatrixOptions {
  /** What befalls every attempt. */
  readonly lasting: readonly FaultKind[];
  /** What befalls the first attempt only. */
  readonly passing: readonly FaultKind[];
  readonly placeIds: PlaceIds;
  /** Lends a stage without faults. */
  readonly onStage: (act: (stage: Stage) => Promise<void>) => Promise<void>;
}

/** One test a cell and kind of fault. */
export function describeMatrix(matrix: MatrixOptions): void {
  const { placeIds, onStage } = matrix;

  test.each(cellsUnder(matrix.lasting))(
    "$title, with $kind.name on every attempt, is a gap that shows",
    ({ kind, loss = {}, gaps = [], ...cell }) =>
      onStage(async (stage) => {
        const { operation, blast } = cell;
        strike(stage, placeIds, cell, kind);
        const { assessment, searchFailures } = await auditUnder(stage, kind, cell);
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
      }),
  );

  test.each(cellsUnder(matrix.passing))("$title meets $kind.name and heals", (cell) =>
    onStage(async (stage) => {
      const { kind } = cell;
      strike(stage, placeIds, cell, kind, kind.effect.kind === "empty-page" ? undefined : 1);
      const { assessment, searchFailures } = await auditUnder(stage, kind, cell);
      expect(viewOf(assessment, placeIds)).toEqual({
        statuses: statusesAfter({}, {}),
        unread: [],
      });
      expect(assessment.complete).toBe(true);
      expect(searchFailures).toEqual([]);
      const fresh = assessment.findings.filter(({ volumeName }) => volumeName === "fresh");
      const policies = fresh.map(({ backupPolicy }) => backupPolicy?.policy.name);
      expect(policies).toEqual(["house", "house"]);
    }),
  );
}

function cellsUnder(kinds: readonly FaultKind[]) {
  return CELLS.flatMap((cell) => kinds.map((kind) => ({ ...cell, kind })));
}
