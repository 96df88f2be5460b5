import { homedir, tmpdir } from "node:os";

import type { Log } from "../../../src/github/log.js";
import { SecretMask } from "../../../src/github/secret-mask.js";
import type { World } from "../../../src/run/world.js";
import { recorder } from "../github/log-stream.js";

/** What a run said: level, line and title, in order. */
export type Said = readonly [level: string, line: string, title?: string];

/** A log that keeps what is said, progress apart. */
export function recordingLog(secrets = new SecretMask()): Log & {
  readonly said: Said[];
  readonly masked: string[];
  readonly progressed: (readonly [number, number, string])[];
  /** The lines of a level. */
  of(level: string): string[];
} {
  const said: Said[] = [];
  const masked: string[] = [];
  const progressed: (readonly [number, number, string])[] = [];
  const say = (level: string) => (line: string, title?: string) => {
    said.push(title === undefined ? [level, line] : [level, line, title]);
  };
  return {
    said,
    masked,
    progressed,
    of: (level) => said.filter(([it]) => it === level).map(([, line]) => line),
    info: say("info"),
    notice: say("notice"),
    warning: say("warning"),
    error: say("error"),
    debug: say("debug"),
    group: (title, lines) => said.push(["group", lines.join("\n"), title]),
    mask: (secret) => {
      masked.push(secret);
      secrets.add(secret);
    },
    progress: (...count) => progressed.push(count),
  };
}

export type FakeWorld = Omit<World, "log" | "stdout"> & {
  readonly log: ReturnType<typeof recordingLog>;
  readonly stdout: ReturnType<typeof recorder>;
};

/** The process as a laptop's terminal shows it, with nothing in its environment. */
export function fakeWorld(over: Partial<World> = {}): FakeWorld {
  const secrets = new SecretMask();
  return {
    version: "1.2.3",
    argv: [],
    env: {},
    workingDir: tmpdir(),
    homeDir: homedir(),
    tempDir: tmpdir(),
    now: () => Date.UTC(2026, 10, 5),
    monotonicNow: () => performance.now(),
    cancellation: new AbortController().signal,
    collectGarbage: () => undefined,
    secrets,
    ...over,
    stdout: recorder(),
    log: recordingLog(secrets),
  };
}
