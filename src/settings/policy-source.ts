import { systemCodeOf } from "../plain/error-message.js";
import { NotTextError } from "../plain/read-text-file.js";
import { expandHome } from "./home-dir.js";
import { quoted } from "../plain/quoted.js";
import { SettingsError } from "./settings-error.js";
import type { PolicyText } from "./settings.js";
import type { Sources } from "./sources.js";
import type { GivenValue } from "./given.js";

/**
 * The policy file's text.
 * @throws SettingsError in one sentence when it cannot be read
 */
export function readPolicyText(
  { text: path, origin }: GivenValue,
  { homeDir, readFile, isGithubActions }: Sources,
): PolicyText {
  try {
    return { path, text: readFile(expandHome(path, homeDir)) };
  } catch (error) {
    if (error instanceof NotTextError) {
      throw new SettingsError([
        `${origin}: the file ${quoted(path)} ${error.message}; give the YAML itself, in UTF-8.`,
      ]);
    }
    const code = systemCodeOf(error) ?? "unreadable";
    const checkOut = isGithubActions
      ? ", and check out a commit that has it in a step before this one"
      : "";
    throw new SettingsError([
      `${origin}: the file ${quoted(path)} cannot be read (${code}); give the path of a YAML file, seen from the working directory${checkOut}.`,
    ]);
  }
}
