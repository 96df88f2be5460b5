/** What the runner's log has no line for; the toolkit's debug lines are shown to who asks for them. */
const UNSEEN: ReadonlySet<string> = new Set(["add-mask", "debug", "endgroup"]);

/**
 * Shows a step's output as the runner's log does: lines that mask a secret are swallowed, and the
 * markers of other workflow commands give way to what they say. Feed it pieces; get whole lines.
 */
export class ConsoleView {
  #rest = "";

  constructor(private readonly write: (line: string) => void) {}

  push(piece: string): void {
    const lines = (this.#rest + piece).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#show(line);
  }

  /** Shows what came after the last line break. */
  end(): void {
    if (this.#rest !== "") this.#show(this.#rest);
    this.#rest = "";
  }

  #show(line: string): void {
    const [, command = "", text = ""] = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
    if (UNSEEN.has(command)) return;
    if (command === "group") this.write(`▾ ${text}`);
    else if (command === "") this.write(line);
    else this.write(`${command}: ${decoded(text)}`);
  }
}

const decoded = (text: string): string =>
  text.replaceAll("%0D", "").replaceAll("%0A", "\n").replaceAll("%25", "%");
