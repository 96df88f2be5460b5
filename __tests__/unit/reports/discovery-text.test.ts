import { expect, test } from "@jest/globals";

import type { Operation } from "../../../src/oci/operations.js";
import { discoveryTexts } from "../../../src/reports/discovery-text.js";

const unasked = (region: string, operation: Operation, compartments: number) => ({
  ...{ region, operation, compartments },
});

test("nothing is said of an audit that listed all, or left open attachments alone", () => {
  expect(discoveryTexts({ searchFailures: [], unasked: [] })).toEqual([]);
  const attachments = [unasked("us-ashburn-1", "ListVolumeAttachments", 7)];
  expect(discoveryTexts({ searchFailures: [], unasked: attachments })).toEqual([]);
});

test("one line says what rests on the index, one a region which index was not relied on", () => {
  const texts = discoveryTexts({
    searchFailures: [{ region: "us-phoenix-1", reason: "it may not be asked" }],
    unasked: [
      unasked("us-ashburn-1", "ListVolumes", 2),
      unasked("us-ashburn-1", "ListBootVolumeAttachments", 7),
      unasked("eu-frankfurt-1", "ListBootVolumeBackups", 3),
    ],
  });
  expect(texts).toEqual([
    "Resource Search gave no reliable answer in us-phoenix-1 (it may not be asked), so every compartment was listed there",
    "5 listings in 2 regions were not made, since Resource Search shows nothing there: a volume or a backup that its index does not show yet is not in this report. Set discovery to list to ask for all",
  ]);
});
