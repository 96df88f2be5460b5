/** The cells of the fault matrix where no answer ever comes: the deadline ends every wait. */
import { afterAll, afterEach, beforeAll } from "@jest/globals";

import { FAULT_KINDS, isHang } from "./harness/fault-kinds.js";
import { faultTenancy, LAGGING } from "./harness/fault-tenancy.js";
import { HangDeadlines } from "./harness/hang-deadlines.js";
import { openStage, type Stage } from "./harness/in-process.js";
import { describeMatrix } from "./harness/matrix.js";

const { build, placeIds } = faultTenancy();
const deadlines = new HangDeadlines();
let stage: Stage;

beforeAll(async () => {
  const onHang = () => {
    deadlines.hang();
  };
  stage = await openStage(build.tenancy, build.user(), { behaviour: LAGGING, onHang });
});
afterAll(() => stage.close());
afterEach(() => {
  stage.simulator.clearFaults();
});

const kinds = FAULT_KINDS.filter(isHang);
describeMatrix({
  lasting: kinds,
  passing: kinds,
  placeIds,
  onStage: (act) => act({ ...stage, audit: (run) => stage.audit({ ...run, deadlines }) }),
});
