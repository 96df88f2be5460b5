/** The cells of the fault matrix where no answer ever comes: the deadline ends every wait. */
import { afterAll, afterEach, beforeAll } from "@jest/globals";

import { FAULT_KINDS, isHang } from "./harness/fault-kinds.js";
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

const kinds = FAULT_KINDS.filter(isHang);
describeMatrix(() => stage, placeIds, {
  lasting: kinds,
  passing: kinds,
});
