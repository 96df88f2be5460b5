/** The cells of the fault matrix where no answer ever comes: the deadline ends every wait. */
import { afterAll, test } from "@jest/globals";

import { FAULT_KINDS, isHang } from "./harness/fault-kinds.js";
import { faultTenancy, LAGGING } from "./harness/fault-tenancy.js";
import { openStage, type Stage } from "./harness/in-process.js";
import { describeMatrix } from "./harness/matrix.js";

const { build, placeIds } = faultTenancy();
const user = build.user();
const opened: Stage[] = [];
const idle: Stage[] = [];

afterAll(() => Promise.all(opened.map((stage) => stage.close())));

async function onStage(act: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = idle.pop() ?? (await openOneMore());
  await act(stage);
  stage.simulator.clearFaults();
  idle.push(stage);
}

async function openOneMore(): Promise<Stage> {
  const stage = await openStage(build.tenancy, user, { behaviour: LAGGING });
  opened.push(stage);
  return stage;
}

const kinds = FAULT_KINDS.filter(isHang);
describeMatrix({
  lasting: kinds,
  passing: kinds,
  placeIds,
  onStage,
  // They wait most of the time, and each for itself.
  testEach: test.concurrent.each,
});
