/** `2>&1 | head -1`: the reader of the log is gone before the audit is done. */
import { expect, test } from "@jest/globals";

import { days } from "../../../simulator/tenancy/time.js";
import { signInEnvironment, signInInputs, startAction } from "../harness/harness.js";
import { ASHBURN, closeLater, openStage, smallTenancy, type Stage } from "../harness/stage.js";

async function stageOf(isBackedUp: boolean): Promise<Stage> {
  const build = smallTenancy();
  const volume = build.volume({ name: "data", compartment: build.root, region: ASHBURN });
  if (isBackedUp) build.backup(volume, { age: days(1) });
  return openStage(build);
}

/** Runs it and closes the given streams as soon as something is said. */
async function runUnread(
  isBackedUp: boolean,
  isStep: boolean,
  closed: readonly ("stdout" | "stderr")[],
) {
  const { user, simulator } = await stageOf(isBackedUp);
  const inputs = { "upload-artifact": "false", "upload-object-storage": "false" };
  const { child, result } = await startAction({
    simulator,
    inputs: isStep ? { ...signInInputs(user, ASHBURN), ...inputs } : {},
    ...(isStep ? {} : { args: Object.entries(inputs).flatMap(([name, on]) => [`--${name}`, on]) }),
    env: isStep ? {} : { ...signInEnvironment(user, ASHBURN), GITHUB_ACTIONS: "" },
    onOutput: () => {
      for (const name of closed) child[name]?.destroy();
    },
  });
  const ended = await result;
  closeLater(() => ended.remove());
  return { code: ended.code, files: await ended.files() };
}

test.each<[string, boolean, readonly ("stdout" | "stderr")[]]>([
  ["a step whose log nobody reads", true, ["stdout"]],
  ["a step whose streams are both closed", true, ["stdout", "stderr"]],
  ["a command whose log nobody reads", false, ["stderr"]],
  ["a command whose streams are both closed", false, ["stdout", "stderr"]],
])("%s ends as it would, and writes its reports", async (_, isStep, closed) => {
  for (const [isBackedUp, code] of [
    [true, 0],
    [false, 3],
  ] as const) {
    const run = await runUnread(isBackedUp, isStep, closed);
    expect(run.code).toBe(code);
    expect(run.files).toEqual([
      expect.stringMatching(/^output\/.*\.json$/),
      expect.stringMatching(/^output\/.*\.md$/),
    ]);
  }
});
