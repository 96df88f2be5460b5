import type { Inventory, Volume } from "../../inventory/inventory.js";
import type { Exemption, Policy } from "../../settings/policy.js";
import type { Finding } from "../assessment.js";
import { idleSelectors, type IdleSelector } from "./idle-selectors.js";
import { compileMatch, type Surroundings } from "./match.js";
import { fixedWords, joinedNotices, noticeOf, type Notice } from "../notice.js";
import { counted } from "../../plain/wording.js";

/** What tells of selectors that select nothing. */
export interface SelectorTeller {
  /** On an exemption in force, or on an expired one without its selectors. */
  ofExemption(exemption: Exemption, matched: number): readonly Notice[];
  /** On the rules, once it is known which rule holds for which volume. */
  ofRules(rules: Policy["rules"], findings: readonly Finding[]): readonly Notice[];
}

/** At most so many parts of one match are named in a sentence. */
const MOST_NAMED = 5;

/**
 * @param namesNearest also name what may have been meant, which is a name of the tenancy's
 */
export function selectorTeller(
  { unread, interruption }: Pick<Inventory, "unread" | "interruption">,
  volumes: readonly Volume[],
  surroundings: Surroundings,
  namesNearest: boolean,
): SelectorTeller {
  const isWhole = unread.length === 0 && interruption === null;
  const told = ({ words, near }: IdleSelector) =>
    near === null || !namesNearest ? words : noticeOf`${words} (the nearest is ${near})`;

  const notices = (owner: Notice, match: Exemption["match"], matched: number): Notice[] => {
    const idle = idleSelectors(match, volumes, surroundings);
    const isUnsure =
      !isWhole ||
      (match.attached !== null &&
        volumes.some((it) => surroundings.attachments.isAttached(it) === null));
    const hedge = fixedWords(isUnsure ? ", as far as could be read" : "");
    if (matched === 0) {
      const why = whyNone(idle.map(told));
      return [
        noticeOf`${owner} matched no audited volume${hedge}${why}: correct its match, or remove it.`,
      ];
    }
    return idle
      .filter(({ isSlip }) => isSlip)
      .map(
        (it) =>
          noticeOf`${owner}: ${told(it)} selects no audited volume${hedge}; correct or remove it.`,
      );
  };

  return {
    ofExemption: ({ id, match }, matched) => notices(noticeOf`Exemption ${id}`, match, matched),
    ofRules: (rules, findings) => {
      if (volumes.length === 0) return [];
      const held = new Set(findings.map(({ rule }) => rule));
      return rules.flatMap(({ name, match }) => {
        const owner = noticeOf`Rule ${name}`;
        if (held.has(name)) return notices(owner, match, 1);
        const matches = volumes.map(compileMatch(match, surroundings));
        // It may be the rule of volumes that are judged by another one beside.
        if (matches.includes(null)) return notices(owner, match, 1);
        const matched = matches.filter((it) => it === true).length;
        if (matched === 0) return notices(owner, match, 0);
        const those = fixedWords(counted(matched, "volume"));
        const taken = noticeOf`${owner} holds for no volume, since rules above it take the ${those} that it matches: move it up, or remove it.`;
        return [taken, ...notices(owner, match, matched)];
      });
    },
  };
}

function whyNone(parts: readonly Notice[]): Notice {
  if (parts.length === 0) return fixedWords("");
  const more = parts.length > MOST_NAMED ? `, and ${parts.length - MOST_NAMED} more` : "";
  const named = joinedNotices(parts.slice(0, MOST_NAMED), ", ");
  return noticeOf`; none is selected by ${named}${fixedWords(more)}`;
}
