/**
 * A sentence with words of the user's own in it (a rule's name, a pattern), kept apart from the
 * program's: `fixed[0] own[0] fixed[1] …`.
 */
export interface Notice {
  readonly fixed: readonly string[];
  readonly own: readonly string[];
}

/** ``noticeOf`Exemption ${id} matched no audited volume.` `` */
export function noticeOf(fixed: TemplateStringsArray, ...own: readonly string[]): Notice {
  return { fixed: [...fixed], own };
}

export function noticeText({ fixed, own }: Notice): string {
  return fixed.map((text, index) => `${text}${own[index] ?? ""}`).join("");
}
