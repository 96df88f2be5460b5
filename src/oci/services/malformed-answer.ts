import type { Operation } from "../operations.js";
import { OciFailure } from "../failure.js";

/** A record that lacks what nothing can be done without. */
class MalformedRecordError extends Error {
  override readonly name = "MalformedRecordError";
}

export function unusable(field: string): MalformedRecordError {
  return new MalformedRecordError(`a record in the answer has no usable ${field}`);
}

/** An answer that came and says nothing that can be relied on. */
export function malformed(operation: Operation, region: string, message: string): OciFailure {
  return new OciFailure(message, {
    operation,
    region,
    status: null,
    code: "BadBody",
    opcRequestId: null,
  });
}

/** The failure that a record gave which could not be taken apart; any other error is thrown on. */
export function asMalformed(error: unknown, operation: Operation, region: string): OciFailure {
  if (error instanceof MalformedRecordError) return malformed(operation, region, error.message);
  // The SDK, too, takes for granted that every field is what it is documented to be.
  if (!(error instanceof TypeError)) throw error;
  return malformed(operation, region, `the answer is not as documented (${error.message})`);
}

/** Reads one answer and takes it apart. Throws `OciFailure`. */
export async function understood<Result>(
  operation: Operation,
  region: string,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw asMalformed(error, operation, region);
  }
}
