/** An answer that refuses: the status and the `{code, message}` body of OCI's errors. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export const notAuthenticated = (): ServiceError =>
  new ServiceError(
    401,
    "NotAuthenticated",
    "The required information to complete authentication was not provided or was incorrect.",
  );

export const notFound = (): ServiceError =>
  new ServiceError(
    404,
    "NotAuthorizedOrNotFound",
    "Authorization failed or requested resource not found.",
  );

export const missingParameter = (name: string): ServiceError =>
  new ServiceError(400, "MissingParameter", `The parameter ${name} is required.`);

export const invalidParameter = (message: string): ServiceError =>
  new ServiceError(400, "InvalidParameter", message);

export const cannotParse = (message: string): ServiceError =>
  new ServiceError(400, "CannotParseRequest", message);

/** As recorded: the connection is closed, and nothing says how long to wait. */
export const tooManyRequests = (retryAfterSeconds?: number): ServiceError =>
  new ServiceError(429, "TooManyRequests", "Too many requests for the user", {
    connection: "close",
    ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
  });
