import type { Clock } from "./clock.js";

/** Waits `ms` milliseconds of the clock, or until the run is cancelled, whichever comes first. */
export async function pause(ms: number, clock: Clock, cancellation: AbortSignal): Promise<void> {
  if (ms <= 0 || cancellation.aborted) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      stop();
      cancellation.removeEventListener("abort", end);
      resolve();
    };
    const stop = clock.after(ms, end);
    cancellation.addEventListener("abort", end, { once: true });
  });
}
