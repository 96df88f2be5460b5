import { shownText } from "../../plain/quoted.js";
import type { OutsideValue } from "../../settings/given.js";
import { SignInError } from "./sign-in-error.js";

/** Reads a value as the settings' own fields are read. Throws `SignInError` that names its origin. */
export function readOutside<T>(
  { text, origin }: OutsideValue,
  takes: string,
  read: (text: string) => T | undefined,
): T {
  const value = read(text);
  if (value !== undefined) return value;
  const [beforeComment = ""] = text.split(/\s[#;]/, 1);
  const isCommented = beforeComment !== text && read(beforeComment.trim()) !== undefined;
  const comment = isCommented ? ", and a comment stands on a line of its own" : "";
  throw new SignInError(`${origin}: got ${shownText(text)}; it takes ${takes}${comment}.`);
}
