/** {operation} × {fault} × {one compartment, one region, everywhere}: what each cell must show. */
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";

import { statusesAfter, viewOf } from "./harness/expected.js";
import { EMPTY_PAGE, FAULT_KINDS, isHang } from "./harness/fault-kinds.js";
import { faultTenancy, LAGGING } from "./harness/fault-tenancy.js";
import { openStage, type Stage } from "./harness/in-process.js";
import { describeMatrix } from "./harness/matrix.js";

const { build, placeIds } = faultTenancy();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(build.tenancy, build.user(), { behaviour: LAGGING });
});
afterAll(() => stage.close());
afterEach(() => {
  stage.simulator.clearFaults();
});

test("without a fault everything is read", async () => {
  const outcome = await stage.audit();
  if (outcome.kind === "not audited") throw outcome.failure;
  const { assessment } = outcome;
  expect(viewOf(assessment, placeIds)).toEqual({ statuses: statusesAfter({}, {}), unread: [] });
  expect(assessment.complete).toBe(true);
  const instances = assessment.findings.flatMap((it) => it.attachedInstances);
  const names = instances.map(({ instanceName }) => instanceName).sort();
  // The instance of a deleted compartment keeps its OCID and has no name.
  expect(names).toEqual(["db", "db", null, null, "young", "young"]);
});

const kinds = FAULT_KINDS.filter((kind) => !isHang(kind));
describeMatrix({
  lasting: kinds,
  passing: [...kinds.filter(({ passes }) => passes), EMPTY_PAGE],
  placeIds,
  onStage: (act) => act(stage),
});
