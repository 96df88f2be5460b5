import { randomUUID } from "node:crypto";

import { jsonLog } from "../github/json-log.js";
import { isDebugging } from "../github/request-trace.js";
import type { CommonSettings } from "../settings/settings.js";
import { isAction, type World } from "./world.js";

/**
 * The world with its log in the format that was asked for. The JSON lines go where the plain ones
 * would; in a workflow step secrets are masked and problems annotated there as before.
 */
export function inLogFormat(world: World, format: CommonSettings["logFormat"]): World {
  if (format === "text") return world;
  const { log: plain, env, secrets } = world;
  const stream = {
    write: (line: string) => {
      plain.info(line.trimEnd());
    },
  };
  const log = jsonLog(stream, {
    runId: env["GITHUB_RUN_ID"] ?? randomUUID(),
    isDebug: isDebugging(env),
    now: () => world.now(),
    workflow: isAction(world) ? plain : null,
    secrets,
  });
  return { ...world, log };
}
