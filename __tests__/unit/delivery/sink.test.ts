import { describe, expect, test } from "@jest/globals";

import { deliverAll, placesOf } from "../../../src/delivery/sink.js";
import type { Sink } from "../../../src/delivery/sink.js";
import { JSON_REPORT, MARKDOWN_REPORT } from "./report-files.js";

function sinkStoring(name: string): Sink {
  return {
    name,
    deliver: (files) =>
      Promise.resolve({
        sink: name,
        locations: files.map(({ fileName }) => `${name}/${fileName}`),
        problems: [],
        notes: [],
      }),
  };
}

describe("deliverAll", () => {
  test("a sink that breaks does not stop the others", async () => {
    const broken: Sink = {
      name: "broken",
      deliver: () => Promise.reject(new Error("out of order.")),
    };
    const delivered = await deliverAll([sinkStoring("a"), broken, sinkStoring("b")], [JSON_REPORT]);
    expect(delivered).toEqual([
      { sink: "a", locations: ["a/posture.json"], problems: [], notes: [] },
      {
        sink: "broken",
        locations: [],
        problems: ["Delivery to broken broke off: out of order."],
        notes: [],
      },
      { sink: "b", locations: ["b/posture.json"], problems: [], notes: [] },
    ]);
  });
});

describe("placesOf", () => {
  const at = (...locations: string[]) =>
    placesOf([JSON_REPORT, MARKDOWN_REPORT], [{ sink: "disk", locations, problems: [], notes: [] }])
      .reportPaths;

  test("finds each report by its file name; one that was not stored is absent", () => {
    expect(at("out/x-posture.json", "C:\\out\\posture.md")).toEqual(
      new Map([["markdown", "C:\\out\\posture.md"]]),
    );
    expect(at("posture.json")).toEqual(new Map([["json", "posture.json"]]));
  });
});
