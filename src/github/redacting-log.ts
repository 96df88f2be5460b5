import type { Redactor } from "../reports/redact/redactor.js";
import type { Log } from "./log.js";

/** The log with every line, title and label redacted; secrets to mask go through as they are. */
export function redactingLog(log: Log, redactor: Pick<Redactor, "text">): Log {
  const clean = (text: string) => redactor.text(text);
  const titled = (level: "notice" | "warning" | "error") => (line: string, title?: string) => {
    if (title === undefined) log[level](clean(line));
    else log[level](clean(line), clean(title));
  };
  return {
    info: (line) => {
      log.info(clean(line));
    },
    notice: titled("notice"),
    warning: titled("warning"),
    error: titled("error"),
    debug: (line) => {
      log.debug(clean(line));
    },
    group: (title, lines) => {
      log.group(clean(title), lines.map(clean));
    },
    mask: (secret) => {
      log.mask(secret);
    },
    progress: (done, total, label) => {
      log.progress(done, total, clean(label));
    },
  };
}
