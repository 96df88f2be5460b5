import { expect, test } from "@jest/globals";

import type { Operation } from "../../../src/oci/operations.js";
import { PendingWork } from "../../../src/inventory/pending-work.js";

const task = (operation: Operation) => ({
  operation,
  region: "us-ashburn-1",
  compartment: { id: "prod", name: "prod-name" },
  isBeyondScope: false,
  read: () => Promise.resolve(),
});

test("tells the progress over all that was added, and what was left open", () => {
  const told: (readonly [number, number])[] = [];
  const work = new PendingWork((done, total) => told.push([done, total]));
  const [first, second, third] = [task("ListVolumes"), task("ListInstances"), task("ListBuckets")];
  work.add([first, second]);
  work.done(first);
  work.add([third]);
  work.done(third);
  expect(told).toEqual([
    [1, 2],
    [2, 3],
  ]);
  expect(work.unread()).toEqual([
    {
      compartmentId: "prod",
      compartmentName: "prod-name",
      region: "us-ashburn-1",
      operation: "ListInstances",
      status: null,
      code: "Interrupted",
      reason: "the run was interrupted before this was read to its end",
      opcRequestId: null,
    },
  ]);
});
