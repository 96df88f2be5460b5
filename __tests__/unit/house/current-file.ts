import { readFileSync } from "node:fs";

/**
 * Fails where the committed file is not what its source makes of it, with the line that differs first and the
 * command that renews it: the whole difference would fill a terminal.
 */
export function expectCurrent(file: string, made: string, command: string): void {
  const path = new URL(`../../../${file}`, import.meta.url);
  const committed = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  if (committed === made) return;
  const [old, fresh] = [committed.split("\n"), made.split("\n")];
  const at = fresh.findIndex((line, index) => line !== old[index]);
  const line = at === -1 ? fresh.length : at;
  throw new Error(
    `${file} is not what its source makes of it. Run ${command}. Line ${line + 1} is\n  ${shown(old[line])}\nand should be\n  ${shown(fresh[line])}`,
  );
}

function shown(line: string | undefined): string {
  return line === undefined ? "(none)" : line.slice(0, 200);
}
