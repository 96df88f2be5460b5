import { messageOf } from "../plain/error-message.js";
import { WITHHELD } from "../plain/withheld.js";

/** As much of the process as can interrupt a run. */
export interface Interruptible {
  on(event: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  on(
    event: "uncaughtException" | "unhandledRejection",
    listener: (error: unknown) => void,
  ): unknown;
  exit(code: number): void;
}

const FAULT = "The run was ended by a fault of the program";

/** The same signal, whose reason does not say what a fault of the program quotes. */
export function withoutFaultText(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const passOn = () => {
    const reason = String(signal.reason);
    controller.abort(
      reason.startsWith(FAULT) ? `${FAULT} (${WITHHELD}); please report it.` : reason,
    );
  };
  if (signal.aborted) passOn();
  else signal.addEventListener("abort", passOn, { once: true });
  return controller.signal;
}

/**
 * A signal that fires on the first SIGINT, SIGTERM or uncaught error, so that a partial report can
 * still be written; its reason is a sentence. The second one ends the process with code 1.
 */
export function interruptionOf(source: Interruptible): AbortSignal {
  const controller = new AbortController();
  const interrupt = (reason: string) => {
    if (controller.signal.aborted) source.exit(1);
    else controller.abort(reason);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    source.on(signal, () => {
      interrupt(`The run was cancelled (${signal}).`);
    });
  }
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    source.on(event, (error) => {
      interrupt(`${FAULT} (${messageOf(error)}); please report it.`);
    });
  }
  return controller.signal;
}
