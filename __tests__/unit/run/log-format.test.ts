import { describe, expect, test } from "@jest/globals";

import { actionsLog } from "../../../src/github/actions-log.js";
import { terminalLog } from "../../../src/github/terminal-log.js";
import { inLogFormat } from "../../../src/run/log-format.js";
import { recorder } from "../github/log-stream.js";
import { fakeWorld } from "./run-world.js";

describe("inLogFormat", () => {
  test("text leaves the world as it is", () => {
    const world = fakeWorld();
    expect(inLogFormat(world, "text")).toBe(world);
  });

  test("json on a terminal: every line is an object, the secrets known before stay hidden", () => {
    const stream = recorder();
    const world = fakeWorld();
    world.secrets.add('top"secret');
    const { log } = inLogFormat({ ...world, log: terminalLog(stream) }, "json");
    log.info('said top"secret ::error::x ##[error]\u202e');
    log.error("broken");
    log.debug("not asked for");
    const lines = stream.lines().map((line) => JSON.parse(line) as Record<string, string>);
    expect(lines).toMatchObject([
      { level: "info", message: "said *** ::error::x ##[error]\u202e" },
      { level: "error", message: "broken" },
    ]);
    expect(lines[0]?.["run_id"]).toMatch(/^[\da-f-]{36}$/);
    expect(lines[1]?.["run_id"]).toBe(lines[0]?.["run_id"]);
    expect(lines[0]?.["time"]).toBe("2026-11-05T00:00:00.000Z");
  });

  test("json in a workflow: annotations beside the objects, and GitHub's run id", () => {
    const stream = recorder();
    const env = { GITHUB_ACTIONS: "true", GITHUB_RUN_ID: "4711", RUNNER_DEBUG: "1" };
    const { log } = inLogFormat({ ...fakeWorld({ env }), log: actionsLog(stream) }, "json");
    log.error("broken", "Not audited");
    log.debug("asked for");
    const [annotation, ...objects] = stream.lines();
    expect(annotation).toBe("::error title=Not audited::broken");
    expect(objects.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: "error", message: "broken", title: "Not audited", run_id: "4711" },
      { level: "debug", message: "asked for", run_id: "4711" },
    ]);
  });
});
