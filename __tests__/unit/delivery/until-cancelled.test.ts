import { describe, expect, test } from "@jest/globals";

import type { Delivered, Sink } from "../../../src/delivery/sink.js";
import { untilCancelled } from "../../../src/delivery/until-cancelled.js";

const STORED: Delivered = { sink: "shelf", locations: ["a"], problems: [], notes: [] };
const sink = (deliver: Sink["deliver"]): Sink => ({ name: "shelf", deliver });
const never = () => new Promise<Delivered>(() => undefined);

describe("untilCancelled", () => {
  test("delivers as the sink does", async () => {
    const { signal } = new AbortController();
    const good = untilCancelled(
      sink(() => Promise.resolve(STORED)),
      signal,
    );
    expect(good.name).toBe("shelf");
    expect(await good.deliver([])).toBe(STORED);
    const bad = untilCancelled(
      sink(() => Promise.reject(new Error("no room"))),
      signal,
    );
    await expect(bad.deliver([])).rejects.toThrow("no room");
  });

  test("gives an upload up when the run is cancelled, and says so", async () => {
    const run = new AbortController();
    const delivery = untilCancelled(sink(never), run.signal).deliver([]);
    run.abort("The run was cancelled (SIGINT).");
    const problem =
      "Delivery to shelf was broken off. The run was cancelled (SIGINT). It may have stored nothing; the reports are in output-dir.";
    const brokenOff = { sink: "shelf", locations: [], problems: [problem], notes: [] };
    expect(await delivery).toEqual(brokenOff);
    expect(await untilCancelled(sink(never), run.signal).deliver([])).toEqual(brokenOff);
  });
});
