/** The workflow commands that this program issues, by GitHub's names for them. */
export type WorkflowCommand =
  "error" | "warning" | "notice" | "debug" | "group" | "endgroup" | "add-mask";

/** Of a command that makes an annotation; an empty one is as good as none. */
export interface AnnotationProperties {
  readonly file?: string;
  readonly line?: string;
  readonly title?: string;
}

/**
 * One workflow command, `::name title=…::data`, without the line end. Neither data nor properties can
 * break the line or end the command early: what the runner decodes is encoded.
 */
export function workflowCommand(
  name: WorkflowCommand,
  data: string,
  { file = "", line = "", title = "" }: AnnotationProperties = {},
): string {
  const properties = Object.entries({ file, line, title })
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key}=${escapeProperty(value)}`)
    .join(",");
  return `::${name}${properties === "" ? "" : ` ${properties}`}::${escapeData(data)}`;
}

/**
 * A log line that the runner cannot take for a workflow command. The runner looks for `::` at the
 * start, after white space, and for `##[` anywhere; it may overlook zero-width characters.
 * The text must be a single line already.
 */
export function inertLine(line: string): string {
  return line
    .replace(/^[^\p{L}\p{N}]+/u, (head) =>
      head.replace(/:(?=(?:\u200c|\u200d|\ufe0e|\ufe0f)*:)/gu, ": "),
    )
    .replace(/(#(?:\u200c|\u200d|\ufe0e|\ufe0f)*#(?:\u200c|\u200d|\ufe0e|\ufe0f)*)\[/gu, "$1 [");
}

function escapeData(data: string): string {
  return data.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(value: string): string {
  return escapeData(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
