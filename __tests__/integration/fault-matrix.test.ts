/** {operation} × {fault} × {one compartment, one region, everywhere}: what each cell must show. */
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";

import { statusesAfter, viewOf } from "./harness/expected.js";
import { EMPTY_PAGE, FAULT_KINDS, isHang } from "./harness/fault-kinds.js";
import { faultTenancy } from "./harness/fault-tenancy.js";
import { openStage, type Stage } from "./harness/in-process.js";
import { describeMatrix } from "./harness/matrix.js";

const { build, placeIds } = faultTenancy();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(build.tenancy, build.user());
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
  expect(names).toEqual(["db", "db", null, null]);
});

const kinds = FAULT_KINDS.filter((kind) => !isHang(kind));
describeMatrix(() => stage, placeIds, {
  lasting: kinds,
  passing: [...kinds.filter(({ passes }) => passes), EMPTY_PAGE],
});
