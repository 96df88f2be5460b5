import { expect, test } from "@jest/globals";

import { notAudited } from "../../../src/run/not-audited.js";
import { SettingsError } from "../../../src/settings/settings-error.js";
import { fakeWorld } from "./run-world.js";

const error = new SettingsError(["region: give one."]);

test("a run that could not begin says why", async () => {
  const world = fakeWorld();
  expect(await notAudited(world, error, null)).toBe(1);
  expect(world.log.said).toEqual([["error", "region: give one.", "Not audited"]]);
});

test("a run that was cancelled before it began says that, whatever failed because of it", async () => {
  const world = fakeWorld({ cancellation: AbortSignal.abort("The run was cancelled (SIGINT).") });
  expect(await notAudited(world, error, null)).toBe(1);
  expect(world.log.of("error")).toEqual([
    "The run was cancelled (SIGINT). Nothing was audited yet, so there is no report.",
  ]);
});
