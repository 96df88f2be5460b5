import { undelivered, type Delivered, type Sink } from "./sink.js";

/** The sink, given up when the run is cancelled: summary and outputs must not wait for an upload. */
export function untilCancelled(sink: Sink, cancellation: AbortSignal): Sink {
  const { name } = sink;
  return {
    name,
    deliver: (files) =>
      new Promise<Delivered>((resolve, reject) => {
        const giveUp = () => {
          const why = `${String(cancellation.reason)} It may have stored nothing; the reports are in output-dir.`;
          resolve(undelivered(name, `Delivery to ${name} was broken off. ${why}`));
        };
        if (cancellation.aborted) {
          giveUp();
          return;
        }
        cancellation.addEventListener("abort", giveUp, { once: true });
        sink
          .deliver(files)
          .then(resolve, reject)
          .finally(() => {
            cancellation.removeEventListener("abort", giveUp);
          });
      }),
  };
}
