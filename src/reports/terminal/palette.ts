import { styleText } from "node:util";

export type Paint = (text: string) => string;

/** How a terminal shows what matters; without colours every text stays as it is. */
export interface Palette {
  readonly bad: Paint;
  readonly warning: Paint;
  readonly good: Paint;
  readonly strong: Paint;
  readonly faint: Paint;
}

/** What decides on colours: the stream's `isTTY`, and the variables of no-color.org and Node.js. */
export function isColoured(
  { isTTY }: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = env;
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return isTTY === true && terminal !== "dumb";
}

export function palette(isOn: boolean): Palette {
  // Without validation: whether the stream takes colours is decided above.
  const style =
    (format: Parameters<typeof styleText>[0]): Paint =>
    (text) =>
      isOn && text !== "" ? styleText(format, text, { validateStream: false }) : text;
  return {
    bad: style("red"),
    warning: style("yellow"),
    good: style("green"),
    strong: style("bold"),
    faint: style("dim"),
  };
}
