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
