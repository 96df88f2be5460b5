import type { Delivered } from "../delivery/sink.js";

/** The exit codes of the process. */
export const EXIT = { passed: 0, notAudited: 1, notDelivered: 2, gateFailed: 3 } as const;

/** Of a run that came to a verdict; a failed gate outweighs a report that could not be delivered. */
export function exitCodeOf(
  hasPassed: boolean,
  deliveries: readonly Delivered[],
  failOnUploadError: boolean,
): number {
  if (!hasPassed) return EXIT.gateFailed;
  const isUndelivered = deliveries.some(({ problems }) => problems.length > 0);
  return isUndelivered && failOnUploadError ? EXIT.notDelivered : EXIT.passed;
}
