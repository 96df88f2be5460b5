import type { Terms, ReadInventory } from "./terms.js";
import { withGapsUnread, withLookupsOf } from "../../inventory/with-lookups.js";
import type { Policy } from "../../settings/policy.js";
import { assess } from "../assess.js";
import type { Assessment } from "../assessment.js";
import { lookupsNeeded } from "../lookups-needed.js";
import { noticeOf, type Notice } from "../notice.js";
import { exemptionsBeyond } from "../policy/exemptions.js";
import { allowListChange, type AllowListChange } from "./deletion-change.js";
import { sideOf, type JudgedSide } from "./judged-side.js";
import { lackingOf, type Lacking } from "./lacking.js";
import { widenedExemptions, type WidenedExemptions } from "./widened-exemptions.js";

/** One inventory as two policies judge it, both at the instant at which it was read. */
export interface JudgedTwice {
  readonly before: JudgedSide;
  readonly after: JudgedSide;
  /** What the change exempts. */
  readonly exempted: WidenedExemptions;
  /** null: both policies allow the same to delete backups. */
  readonly allowList: AllowListChange | null;
  readonly lacking: readonly Lacking[];
  /** On what the change adds and no inventory can tell of. */
  readonly notices: readonly Notice[];
}

export interface JudgeOptions {
  readonly namesNearest: boolean;
  /** The assessment as it may be told of. */
  readonly told: (assessment: Assessment) => Assessment;
  /** Hears that the first policy's assessment is reduced to what is compared. */
  readonly onReduced?: () => void;
}

export function judgeTwice(
  read: ReadInventory,
  before: Terms,
  after: Terms,
  { namesNearest, told, onReduced }: JudgeOptions,
): JudgedTwice {
  const { inventory, readAt } = read;
  // One after the other is reduced to what is compared: two whole assessments would fill the memory.
  const side = (terms: Terms) => sideOf(told(judgedUnder(read, terms, namesNearest)), terms.gate);
  const sideBefore = side(before);
  onReduced?.();
  return {
    before: sideBefore,
    after: side(after),
    exempted: widenedExemptions(inventory, before.policy, after.policy, readAt),
    allowList: allowListChange(before.policy.deletionRestricted, after.policy.deletionRestricted),
    lacking: lackingOf(inventory, after, readAt),
    notices: addressNotices(before.policy, after.policy),
  };
}

/** As an audit under these terms would have judged it: what others need looked up is left out. */
export function judgedUnder(
  { inventory, readAt, coversTenancy, earlierProofs = new Map() }: ReadInventory,
  { policy, gate }: Terms,
  namesNearest = true,
): Assessment {
  const needed = lookupsNeeded(inventory, policy);
  const known = withLookupsOf(withGapsUnread(inventory, needed), needed);
  const context = { coversTenancy, earlierProofs, keepsBackupPoints: false, namesNearest };
  return assess(known, policy, gate, readAt, context);
}

/** Of a plan's resources, of which an inventory has none. */
function addressNotices(before: Policy, after: Policy): readonly Notice[] {
  return exemptionsBeyond(before.exemptions, after.exemptions)
    .filter((it) => it.match.addresses !== null)
    .map(
      ({ id }) =>
        noticeOf`Exemption ${id} names addresses of a Terraform plan, which no inventory has: the plan gate alone can tell what it exempts.`,
    );
}
