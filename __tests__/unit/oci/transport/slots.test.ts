import { expect, test } from "@jest/globals";

import { Slots } from "../../../../src/oci/transport/slots.js";

test("Slots lets in as many as it has, then first come first served", async () => {
  const slots = new Slots(2);
  const entered: number[] = [];
  const all = [0, 1, 2, 3].map((each) => slots.acquire().then(() => entered.push(each)));
  await Promise.all(all.slice(0, 2));
  expect(entered).toEqual([0, 1]);
  slots.release();
  await all[2];
  expect(entered).toEqual([0, 1, 2]);
  slots.release();
  slots.release();
  slots.release();
  await Promise.all(all);
  await slots.acquire();
  await slots.acquire();
  expect(entered).toEqual([0, 1, 2, 3]);
});
