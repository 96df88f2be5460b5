import { messageOf } from "../plain/error-message.js";
import { OciFailure } from "../oci/failure.js";

/**
 * A failed call as the middle of a sentence: operation, region, status, code, OCI's own words and
 * the request id that Oracle's support asks for.
 */
export function answerOf(error: unknown): string {
  if (!(error instanceof OciFailure)) return messageOf(error);
  const { operation, region, status, code, opcRequestId } = error;
  const outcome = [status, code].filter((part) => part !== null).join(" ");
  const parts = [`${operation} in ${region}`, outcome, messageOf(error)].filter(Boolean);
  const id = opcRequestId === null ? "" : ` (opc-request-id ${opcRequestId})`;
  return `${parts.join(": ")}${id}`;
}

/** True when OCI said that the caller may not, or that there is nothing it may see. */
export function isDenied(error: unknown): error is OciFailure {
  return error instanceof OciFailure && error.isDenied;
}
