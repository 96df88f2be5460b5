/** A part of a document that is shown whole or not at all. */
export interface Section {
  readonly title: string;
  /** Markdown without the heading; a section with none has no place. */
  readonly text: string;
  /** The lower, the sooner it is given room. */
  readonly rank: number;
}

/**
 * The sections in their order, each under its heading, as many as fit `room` as `sizeOf` measures it;
 * room goes to the lowest rank first. A line at the end names those that were left out.
 */
export function fitSections(
  sections: readonly Section[],
  room: number,
  sizeOf: (text: string) => number,
): string {
  const present = sections.filter(({ text }) => text !== "");
  // The line that names what was left out must fit too, whatever it comes to name.
  let left = room - sizeOf(omission(present));
  const taken = new Set<Section>();
  for (const section of present.toSorted((a, b) => a.rank - b.rank)) {
    const size = sizeOf(shown(section));
    if (size > left) continue;
    left -= size;
    taken.add(section);
  }
  const whole = present.filter((section) => taken.has(section)).map(shown);
  const omitted = present.filter((section) => !taken.has(section));
  const note = omitted.length === 0 ? "" : omission(omitted);
  return whole.join("") + (sizeOf(note) <= room - sizeOf(whole.join("")) ? note : "");
}

function shown({ title, text }: Section): string {
  return `\n## ${title}\n\n${text.trimEnd()}\n`;
}

function omission(sections: readonly Section[]): string {
  const titles = sections.map(({ title }) => title.toLowerCase()).join(", ");
  return `\n*Left out for want of room: ${titles}. The full report has it all.*\n`;
}
