import type { Operation } from "../oci/operations.js";
import { OciFailure } from "../oci/failure.js";
import type { UnreadListing } from "./inventory.js";

/** One listing of one compartment in one region, to be read to its end. */
export interface ListingTask {
  readonly operation: Operation;
  readonly region: string;
  readonly compartment: {
    readonly id: string;
    readonly name: string;
    readonly lifecycleState?: string;
  };
  /** Outside the scope a denial is no gap: backups are looked for wherever the caller may look. */
  readonly isBeyondScope: boolean;
  read(): Promise<void>;
}

/** What could not be read, as the report says it. An unforeseen error is a gap like any other. */
export function unreadListing(
  where: Pick<ListingTask, "operation" | "region" | "compartment">,
  error: unknown,
): UnreadListing {
  const failure = error instanceof OciFailure ? error : null;
  return {
    compartmentId: where.compartment.id,
    compartmentName: where.compartment.name,
    region: where.region,
    operation: where.operation,
    status: failure?.status ?? null,
    code: failure === null ? "UnexpectedAnswer" : failure.code,
    reason: error instanceof Error ? error.message : String(error),
    opcRequestId: failure?.opcRequestId ?? null,
  };
}
