/** The sign-in cannot work as configured. The message is a sentence that names the input to fix. */
export class SignInError extends Error {
  override readonly name = "SignInError";
}
