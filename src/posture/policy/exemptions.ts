import { DAY_MS } from "../../plain/days.js";
import type { Volume } from "../../inventory/inventory.js";
import type { Exemption, PlanCheckId } from "../../settings/policy.js";
import type { AppliedExemption, ExemptionUse } from "../assessment.js";
import { compileMatch, type Surroundings } from "./match.js";
import { noticeOf, type Notice } from "../notice.js";
import type { SelectorTeller } from "./policy-notices.js";
import { counted } from "../../plain/wording.js";

/** What the exemptions come to on the audited volumes. */
export interface AppliedExemptions {
  /** Those in force, by the OCID of each volume that they match, in the policy's order. */
  readonly byVolume: ReadonlyMap<string, readonly Exemption[]>;
  /** Those in force that matched something. */
  readonly uses: readonly ExemptionUse[];
  /** On those that expired, or whose selectors select nothing. */
  readonly notices: readonly Notice[];
}

/** Applies exemptions to the audited volumes at `now` (ms since the epoch). */
export function applyExemptions(
  exemptions: readonly Exemption[],
  volumes: readonly Volume[],
  surroundings: Surroundings,
  teller: SelectorTeller,
  now: number,
): AppliedExemptions {
  const byVolume = new Map<string, Exemption[]>();
  const uses: ExemptionUse[] = [];
  const notices: Notice[] = [];
  for (const exemption of exemptions) {
    // Of a plan's resources, of which an audit has none.
    if (exemption.match.addresses !== null) continue;
    const answers = volumes.map(compileMatch(exemption.match, surroundings));
    const matched = volumes.filter((_, index) => answers[index] === true);
    const perhaps = answers.filter((it) => it === null).length;
    const expiry = expiryNotice(exemption, matched.length, now);
    if (expiry !== null) {
      notices.push(expiry);
      continue;
    }
    if (perhaps > 0) notices.push(notWaived(exemption, perhaps));
    notices.push(...teller.ofExemption(exemption, matched.length + perhaps));
    if (matched.length === 0) continue;
    const { id, reason, expires, checks } = exemption;
    uses.push({ id, reason, expires, checks, volumes: matched.length });
    for (const volume of matched) {
      const others = byVolume.get(volume.id);
      if (others === undefined) byVolume.set(volume.id, [exemption]);
      else others.push(exemption);
    }
  }
  return { byVolume, uses, notices };
}

/** Those that stand in `after` and not so in `before`. */
export function exemptionsBeyond(
  before: readonly Exemption[],
  after: readonly Exemption[],
): readonly Exemption[] {
  const known = new Set(before.map((it) => JSON.stringify(it)));
  return after.filter((it) => !known.has(JSON.stringify(it)));
}

/** What the exemptions on one volume excuse, and the one to show for it. */
export interface Waiver {
  readonly exemption: AppliedExemption | null;
  /** The ids of all. */
  readonly ids: readonly string[];
  /** The volume's status is excused. */
  readonly waived: boolean;
  readonly covers: (check: PlanCheckId) => boolean;
}

export function waiverOf(exemptions: readonly Exemption[]): Waiver {
  if (exemptions.length === 0) return NO_WAIVER;
  const covers = (check: PlanCheckId) => exemptions.some((it) => covered(it, check));
  const forStatus = exemptions.find((it) => covered(it, "backup-recency"));
  const shown = forStatus ?? exemptions[0];
  const exemption = shown && { id: shown.id, reason: shown.reason, expires: shown.expires };
  const ids = exemptions.map(({ id }) => id);
  return { exemption: exemption ?? null, ids, waived: forStatus !== undefined, covers };
}

const NO_WAIVER: Waiver = { exemption: null, ids: [], waived: false, covers: () => false };

function covered({ checks }: Exemption, check: PlanCheckId): boolean {
  return checks === null || checks.includes(check);
}

/** True from the end of its last day on. */
export function isOver({ expires }: Pick<Exemption, "expires">, now: number): boolean {
  return expires !== null && now >= Date.parse(`${expires}T00:00:00Z`) + DAY_MS;
}

function notWaived({ id, match }: Exemption, volumes: number): Notice {
  if (match.attached === null) {
    return noticeOf`Exemption ${id} does not waive ${counted(volumes, "volume")} of which OCI does not tell the size: match them by something else.`;
  }
  return noticeOf`Exemption ${id} does not waive ${counted(volumes, "volume")} of which it is not known whether they are attached: let the audit read the attachments, or match them by something else.`;
}

function expiryNotice(exemption: Exemption, matched: number, now: number): Notice | null {
  const { id, expires } = exemption;
  if (expires !== null && isOver(exemption, now)) {
    if (matched === 0) {
      return noticeOf`Exemption ${id} expired on ${expires} and matches no audited volume: remove it.`;
    }
    const volumes = counted(matched, "volume");
    return noticeOf`Exemption ${id} expired on ${expires} and no longer exempts ${volumes}: fix what it excused, or give it a later date.`;
  }
  return null;
}
