import { Console } from "node:console";
import { Writable } from "node:stream";

import { getGlobalDispatcher, setGlobalDispatcher, type Dispatcher } from "undici";

import { WITHHELD } from "../../plain/withheld.js";
import { readPrivateKey } from "./private-key.js";
import { quotedAnswer } from "./quoted-answer.js";
import type { Session } from "./session-identity.js";
import { livingUntil, type UnusableToken } from "./session-token.js";
import type { SignInContext } from "./signed-in.js";

/** As much of the SDK's principal providers as is used. */
export interface SdkProvider {
  /** Fetches a new session token and gives it. */
  refresh(): Promise<string>;
  /** PEM of the key that belongs to the token. */
  getPrivateKey(): string;
}

/**
 * Lets the SDK's providers work as this program wants: silent, because they print on the console; and
 * through our connections, because they know no proxy and no deadline. One call at a time.
 */
export async function askSdk<T>(context: SignInContext, action: () => Promise<T>): Promise<T> {
  const { console } = globalThis;
  const dispatcher = getGlobalDispatcher();
  globalThis.console = silentConsole();
  setGlobalDispatcher(withDeadline(context.dispatcher, context.requestTimeoutMs));
  try {
    return await action();
  } finally {
    setGlobalDispatcher(dispatcher);
    globalThis.console = console;
  }
}

function silentConsole(): Console {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  return new Console(nowhere);
}

function withDeadline(dispatcher: Dispatcher, ms: number): Dispatcher {
  return dispatcher.compose(
    (dispatch) => (options, handler) =>
      dispatch({ ...options, headersTimeout: ms, bodyTimeout: ms }, handler),
  );
}

/** A session from what the provider holds after a refresh. Throws `SignInError`. */
export function sessionOf(
  provider: SdkProvider,
  refreshed: string,
  context: SignInContext,
  say: UnusableToken & { readonly key: string },
): Session {
  const token = refreshed.trim();
  if (token !== "") context.mask(token);
  const expiresAt = livingUntil(token, context.now(), say);
  const names = { key: say.key, passphrase: say.key };
  return { token, privateKey: readPrivateKey(provider.getPrivateKey(), null, names), expiresAt };
}

/** The SDK throws errors and plain objects alike; both have a message, which may quote anything. */
export function sdkReason(error: unknown, { withholdsMessages }: SignInContext): string {
  if (withholdsMessages === true) return WITHHELD;
  const { message } = Object(error) as { message?: unknown };
  const text = typeof message === "string" && message !== "" ? message : "no reason given";
  return quotedAnswer(text).replace(/\.+$/, "");
}
