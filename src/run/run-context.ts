import { redactionOf, type Redaction } from "./redaction.js";
import type { CommonSettings } from "../settings/settings.js";
import type { World } from "./world.js";

/** What all steps of one run share, from the sign-in to the exit code. */
export interface RunContext<Of extends CommonSettings = CommonSettings> {
  readonly settings: Of;
  /** With `redact` its log shortens OCIDs, and nothing says what a fault of the program quotes. */
  readonly world: World;
  readonly redaction: Redaction;
}

/** A mode that is signed in gets the connection beside the context. The answer is the exit code. */
export function runContext<Of extends CommonSettings>(given: World, settings: Of): RunContext<Of> {
  return { settings, ...redactionOf(given, settings) };
}
