import { visible } from "../plain/visible.js";
import { withPlace, type Log, type LogPlace, type LogStream } from "./log.js";
import { progressLines } from "./progress-lines.js";
import { SecretMask } from "./secret-mask.js";
import { inertLine } from "./workflow-command.js";

const BAR_CELLS = 20;
const ERASE_LINE = "\r\u001b[K";

/**
 * The log for a person at a terminal: plain lines, and a progress bar in place when the stream is
 * a terminal. It never writes a workflow command.
 *
 * @param stderr where to write; stdout stays free for what a program may read
 */
export function terminalLog(
  stderr: LogStream,
  options: { readonly debug?: boolean; readonly secrets?: SecretMask } = {},
): Log {
  const { secrets = new SecretMask() } = options;
  const progress = progressLines();
  let bar = "";

  const clean = (text: string) => inertLine(visible(secrets.apply(text)));
  const write = (line: string) => {
    // The bar stands on the last line: lines go above it.
    stderr.write(bar === "" ? `${line}\n` : `${ERASE_LINE}${line}\n${bar}`);
  };
  const plain = (text: string) => {
    write(clean(text));
  };
  const titled = (label: string) => (text: string, title?: string, place?: LogPlace) => {
    plain([label, ...(title === undefined ? [] : [title]), withPlace(text, place)].join(": "));
  };

  return {
    info: plain,
    notice: titled("Notice"),
    warning: titled("Warning"),
    error: titled("Error"),
    debug: (line) => {
      if (options.debug === true) titled("Debug")(line);
    },
    group: (title, lines) => {
      plain(title);
      for (const line of lines) plain(`  ${line}`);
    },
    mask: (secret) => {
      secrets.add(secret);
    },
    progress: (done, total, label) => {
      if (stderr.isTTY !== true) {
        const line = progress(done, total, label);
        if (line !== null) plain(line);
        return;
      }
      bar = done >= total ? "" : fit(clean(barText(done, total, label)), stderr.columns ?? 80);
      stderr.write(`${ERASE_LINE}${bar}`);
    },
  };
}

function barText(done: number, total: number, label: string): string {
  const filled = Math.floor((done / total) * BAR_CELLS);
  return `[${"#".repeat(filled)}${".".repeat(BAR_CELLS - filled)}] ${done}/${total} ${label}`;
}

/** Cut to stay on one line; whatever is not ASCII is taken for two columns wide. */
function fit(text: string, columns: number): string {
  let width = 0;
  let kept = "";
  for (const character of text) {
    width += character <= "~" ? 1 : 2;
    if (width >= columns) break;
    kept += character;
  }
  return kept;
}
