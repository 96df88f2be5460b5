import type { JsonLog, LineFields } from "./json-log.js";
import type { LogPlace } from "./log.js";

/** The log with every line, title and label cleaned; secrets to mask go through as they are. */
export function redactingLog(log: JsonLog, clean: (text: string) => string): JsonLog {
  // Regions and operations have names that anybody may know; a request id is OCI's own text.
  const cleanFields = ({ opc_request_id: id, ...fixed }: LineFields): LineFields =>
    id === undefined ? fixed : { ...fixed, opc_request_id: clean(id) };
  const titled =
    (level: "notice" | "warning" | "error") => (line: string, title?: string, place?: LogPlace) => {
      if (title === undefined) log[level](clean(line));
      else if (place === undefined) log[level](clean(line), clean(title));
      else log[level](clean(line), clean(title), { ...place, file: clean(place.file) });
    };
  return {
    info: (line) => {
      log.info(clean(line));
    },
    notice: titled("notice"),
    warning: titled("warning"),
    error: titled("error"),
    debug: (line, fields) => {
      if (fields === undefined) log.debug(clean(line));
      else log.debug(clean(line), cleanFields(fields));
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
