import type { FaultEffect } from "./faults.js";
import type { RecordedRequest } from "./recorder.js";
import type { Answer } from "./wire/operation.js";
import { ServiceError, tooManyRequests } from "./wire/service-error.js";

/** The answer that is made, or the refusal that was thrown while it was, in the form of the service. */
export function answerOrRefusal(record: RecordedRequest, answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    const refusal = refusalOf(error);
    record.code = refusal.code;
    return { status: refusal.status, headers: refusal.headers, ...bodyOf(refusal, record) };
  }
}

function refusalOf(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof SyntaxError) {
    return new ServiceError(400, "CannotParseRequest", "The request body is no JSON.");
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new ServiceError(500, "InternalServerError", reason);
}

/** As recorded: HEAD and gateways (502) send none, a 429 is indented, Identity ends without a stop. */
function bodyOf(
  { status, code, message }: ServiceError,
  { method, service }: RecordedRequest,
): Pick<Answer, "body"> {
  if (method === "HEAD" || status === 502) return {};
  if (status === 429) {
    const indented = `{\n  "code" : ${JSON.stringify(code)},\n  "message" : ${JSON.stringify(message)}\n}`;
    return { body: Buffer.from(indented) };
  }
  const isIdentitys404 = service === "identity" && status === 404;
  return { body: { code, message: isIdentitys404 ? message.replace(/\.$/, "") : message } };
}

const CODES: ReadonlyMap<number, string> = new Map([
  [400, "InvalidParameter"],
  [401, "NotAuthenticated"],
  [403, "NotAllowed"],
  [404, "NotAuthorizedOrNotFound"],
  [409, "IncorrectState"],
  [412, "NoEtagMatch"],
  [500, "InternalServerError"],
  [503, "ServiceUnavailable"],
]);

/** The error that a fault asks for. */
export function faultError(effect: Extract<FaultEffect, { kind: "status" }>): ServiceError {
  const { status, retryAfterSeconds } = effect;
  const usual = tooManyRequests(retryAfterSeconds);
  if (status === 429) {
    const { code = usual.code, message = usual.message } = effect;
    return new ServiceError(status, code, message, usual.headers);
  }
  const code = effect.code ?? CODES.get(status) ?? "UnknownError";
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  return new ServiceError(status, code, effect.message ?? `Simulated ${code}.`, headers);
}
