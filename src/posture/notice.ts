/**
 * A sentence with words of the user's own in it (a rule's name, a pattern), kept apart from the
 * program's: `fixed[0] own[0] fixed[1] …`.
 */
export interface Notice {
  readonly fixed: readonly string[];
  readonly own: readonly string[];
}

/** ``noticeOf`Exemption ${id} matched no audited volume.` ``; a notice within it is a part of it. */
export function noticeOf(
  texts: TemplateStringsArray,
  ...values: readonly (string | Notice)[]
): Notice {
  const fixed = [texts[0] ?? ""];
  const own: string[] = [];
  const goOn = (text: string) => fixed.push(`${fixed.pop() ?? ""}${text}`);
  for (const [index, value] of values.entries()) {
    if (typeof value === "string") {
      own.push(value);
      fixed.push("");
    } else {
      goOn(value.fixed[0] ?? "");
      own.push(...value.own);
      fixed.push(...value.fixed.slice(1));
    }
    goOn(texts[index + 1] ?? "");
  }
  return { fixed, own };
}

/** Words of the program's alone. */
export function fixedWords(text: string): Notice {
  return { fixed: [text], own: [] };
}

export function joinedNotices(notices: readonly Notice[], between: string): Notice {
  const [first = fixedWords(""), ...others] = notices;
  return others.reduce((all, next) => noticeOf`${all}${fixedWords(between)}${next}`, first);
}

export function noticeText({ fixed, own }: Notice): string {
  return fixed.map((text, index) => `${text}${own[index] ?? ""}`).join("");
}
