import { visible } from "../plain/visible.js";
import { withPlace, type Log, type LogPlace, type LogStream } from "./log.js";
import { MAX_ANNOTATION_LENGTH, MAX_ANNOTATIONS_PER_LEVEL } from "./annotations.js";
import type { AnnotationLevel } from "./annotations.js";
import { progressLines } from "./progress-lines.js";
import { SecretMask } from "./secret-mask.js";
import { inertLine, workflowCommand } from "./workflow-command.js";

const LABELS = { error: "Error", warning: "Warning", notice: "Notice" } as const;

/**
 * The log of a workflow step. Errors, warnings and notices become annotations as far as GitHub
 * takes them (10 of each a step, 4,096 characters); the surplus becomes plain lines.
 *
 * @param stdout where the runner reads workflow commands
 * @param secrets what no line may show; `mask` adds to them
 */
export function actionsLog(stdout: LogStream, secrets = new SecretMask()): Log {
  const progress = progressLines();
  const issued = { error: 0, warning: 0, notice: 0 };

  const clean = (text: string) => visible(secrets.apply(text));
  const write = (line: string) => stdout.write(`${line}\n`);
  const plain = (text: string) => write(inertLine(clean(text)));

  function annotate(level: AnnotationLevel, text: string, title?: string, place?: LogPlace): void {
    const message = clean(text);
    if (issued[level] >= MAX_ANNOTATIONS_PER_LEVEL) {
      plain(
        [LABELS[level], ...(title === undefined ? [] : [title]), withPlace(text, place)].join(": "),
      );
      return;
    }
    issued[level] += 1;
    const fits = message.length <= MAX_ANNOTATION_LENGTH;
    const shown = fits ? message : cut(message, MAX_ANNOTATION_LENGTH);
    write(
      workflowCommand(level, shown, {
        ...(place === undefined ? {} : { file: clean(place.file), line: String(place.line) }),
        ...(title === undefined ? {} : { title: clean(title) }),
      }),
    );
    if (!fits) plain(withPlace(text, place));
  }

  return {
    info: plain,
    notice: (line, title, place) => {
      annotate("notice", line, title, place);
    },
    warning: (line, title, place) => {
      annotate("warning", line, title, place);
    },
    error: (line, title, place) => {
      annotate("error", line, title, place);
    },
    debug: (line) => write(workflowCommand("debug", clean(line))),
    group: (title, lines) => {
      write(workflowCommand("group", clean(title)));
      lines.forEach(plain);
      write(workflowCommand("endgroup", ""));
    },
    mask: (secret) => {
      for (const part of secrets.add(secret)) write(workflowCommand("add-mask", part));
    },
    progress: (done, total, label) => {
      const line = progress(done, total, label);
      if (line !== null) plain(line);
    },
  };
}

/** At most `length` UTF-16 units, the last an ellipsis; no character is split. */
function cut(text: string, length: number): string {
  return `${text.slice(0, length - 1).replace(/\p{Cs}$/u, "")}…`;
}
