import { describe, expect, test } from "@jest/globals";

import { artifactSinks } from "../../../src/run/artifact-sinks.js";
import { fakeWorld } from "./run-world.js";

const ENABLED = { artifact: { enabled: true, name: "posture", retentionDays: null } };
const GITHUB = { GITHUB_ACTIONS: "true" };

describe("the artifact as a sink", () => {
  test.each([
    ["outside of GitHub Actions", fakeWorld(), ENABLED],
    [
      "where none is wanted",
      fakeWorld({ env: GITHUB }),
      { artifact: { ...ENABLED.artifact, enabled: false } },
    ],
  ])("is left out %s", (_where, world, settings) => {
    expect(artifactSinks(world, settings, "posture")).toEqual([]);
  });

  test("is given up when the run is cancelled", async () => {
    const cancellation = AbortSignal.abort("The run was cancelled.");
    const world = fakeWorld({ env: GITHUB, cancellation });
    const [sink, ...others] = artifactSinks(world, ENABLED, "posture-1of2");
    expect(others).toEqual([]);
    expect(await sink?.deliver([])).toEqual({
      sink: "artifact",
      locations: [],
      problems: [
        "Delivery to artifact was broken off. The run was cancelled. It may have stored nothing; the reports are in output-dir.",
      ],
      notes: [],
    });
  });
});
