/**
 * Reads what a step wrote to GITHUB_OUTPUT or GITHUB_STATE: `name=value` lines and the heredoc form
 * `name<<delimiter`, the value, the delimiter alone on its line.
 * @throws Error when a heredoc is not closed or a line is neither form: the runner fails the step.
 */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (heredoc > 0 && (equals < 0 || heredoc < equals)) {
      const delimiter = line.slice(heredoc + 2);
      const end = lines.indexOf(delimiter, index + 1);
      if (end < 0) throw new Error(`The value of ${line.slice(0, heredoc)} is not closed.`);
      values[line.slice(0, heredoc)] = lines.slice(index + 1, end).join("\n");
      index = end;
    } else if (equals > 0) values[line.slice(0, equals)] = line.slice(equals + 1);
    else throw new Error(`A command file has a line without a value: ${line}`);
  }
  return values;
}
