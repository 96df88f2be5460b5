import { visibleJson } from "../plain/visible.js";
import { withPlace, type Log, type LogPlace, type LogStream } from "./log.js";
import { progressLines } from "./progress-lines.js";
import { SecretMask } from "./secret-mask.js";

/** What a line may say besides its message, each a value to search for. */
export interface LineFields {
  readonly region?: string;
  readonly operation?: string;
  readonly opc_request_id?: string;
}

/** A log whose debug lines may carry fields. */
export interface JsonLog extends Log {
  debug(line: string, fields?: LineFields): void;
}

export interface JsonLogOptions {
  /** Tells one run's lines from another's. */
  readonly runId: string;
  readonly isDebug: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The log of a workflow step, where secrets are masked and problems annotated besides. */
  readonly workflow: Pick<Log, "notice" | "warning" | "error" | "mask"> | null;
  /** What no line may show; `mask` adds to them. */
  readonly secrets?: SecretMask;
}

type Level = "debug" | "info" | "notice" | "warning" | "error";

/**
 * The log as one JSON object a line: `time`, `level`, `message`, `run_id`, and where they apply
 * `title`, `region`, `operation`, `opc_request_id`. The lines of a group carry its title.
 */
export function jsonLog(stream: LogStream, options: JsonLogOptions): JsonLog {
  const { runId, isDebug, now, workflow, secrets = new SecretMask() } = options;
  const progress = progressLines();

  function write(level: Level, message: string, title?: string, fields: LineFields = {}): void {
    const line = {
      time: new Date(now()).toISOString(),
      level,
      message,
      ...(title === undefined ? {} : { title }),
      run_id: runId,
      ...fields,
    };
    stream.write(`${inertJson(masked(line, secrets))}\n`);
  }
  const annotated =
    (level: "notice" | "warning" | "error") => (line: string, title?: string, place?: LogPlace) => {
      if (title === undefined) workflow?.[level](line);
      else if (place === undefined) workflow?.[level](line, title);
      else workflow?.[level](line, title, place);
      write(level, withPlace(line, place), title);
    };

  return {
    info: (line) => {
      write("info", line);
    },
    notice: annotated("notice"),
    warning: annotated("warning"),
    error: annotated("error"),
    debug: (line, fields) => {
      if (isDebug) write("debug", line, undefined, fields);
    },
    group: (title, lines) => {
      write("info", title);
      for (const line of lines) write("info", line, title);
    },
    mask: (secret) => {
      // The runner is told of what is new, which it no longer is once it is among them.
      workflow?.mask(secret);
      secrets.add(secret);
    },
    progress: (done, total, label) => {
      const line = progress(done, total, label);
      if (line !== null) write("info", line);
    },
  };
}

/** Before it is JSON: a secret with a quote in it reads otherwise afterwards. */
function masked(line: Readonly<Record<string, string>>, secrets: SecretMask): object {
  return Object.fromEntries(Object.entries(line).map(([key, text]) => [key, secrets.apply(text)]));
}

/** The runner takes `##[` for a command anywhere in a line, and may overlook what stands between. */
function inertJson(line: object): string {
  return visibleJson(JSON.stringify(line)).replaceAll("#", "\\u0023");
}
