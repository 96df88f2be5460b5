import type { CollectOptions } from "../inventory/collect.js";
import {
  asksForAttachments,
  attachmentsInQuestion,
  attachmentsNotKnown,
} from "../posture/evidence/attachment-questions.js";
import type { CommonSettings } from "../settings/settings.js";

/** Where attachments are listed that were not; null where nothing can hang on them. */
export function attachmentsToAsk(
  { policy, gate, keepsInventory }: CommonSettings,
  now: number,
): CollectOptions["attachmentsInQuestion"] {
  if (keepsInventory) return attachmentsNotKnown;
  if (!asksForAttachments(policy, gate)) return null;
  return (read) => attachmentsInQuestion(read, policy, gate, now);
}
