/** What the service was recorded to answer, read as the program reads it. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { loopback, type Loopback } from "../transport/loopback.js";
import { BLOCK_STORAGE_CASES } from "./block-storage-cases.js";
import type { RecordedCases } from "./case.js";
import { COMPUTE_CASES } from "./compute-cases.js";
import { headersToSend, recordedAnswer, recordedNames } from "./recorded-answer.js";
import { REFUSAL_CASES } from "./refusal-cases.js";
import { failure, failureOf, md5, replay } from "./replay.js";
import { STORE_CASES } from "./store-cases.js";
import { TENANCY_CASES } from "./tenancy-cases.js";
import { NOT_READ } from "./not-read.js";

/** By the answer's name; a second word tells cases of one answer apart. */
const CASES: RecordedCases = {
  ...BLOCK_STORAGE_CASES,
  ...COMPUTE_CASES,
  ...TENANCY_CASES,
  ...STORE_CASES,
  ...REFUSAL_CASES,
};
/** Read by tests of their own below. */
const HEADS = ["head-object", "head-object-missing"];

let server: Loopback;
beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());

test("every recorded answer is read by a case, and every case has its answer", () => {
  const read = Object.keys(CASES).map((name) => name.split(" ")[0] ?? "");
  expect([...new Set([...read, ...HEADS, ...NOT_READ])].sort()).toEqual(recordedNames());
});

describe("nothing is dropped, and nothing is called malformed", () => {
  test.each(Object.entries(CASES))("%s", async (name, { shape = "as recorded", read, gives }) => {
    const answer = recordedAnswer(name.split(" ")[0] ?? "");
    const { reader, pagesAsked, token } = replay(server, answer, shape);
    expect(await read(reader)).toEqual(gives(answer));
    // The next page is asked for with the token as it was given.
    expect(pagesAsked).toEqual(token === null ? [] : [token]);
  });
});

describe("a name that is taken is looked at", () => {
  const body = Buffer.from("volume,status\n");
  const name = "posture/block_volume_backup_posture_20261105T031500Z.csv";
  async function uploadOver(stored: string, digest?: string): Promise<void> {
    const { reader } = replay(server, recordedAnswer("error-412"), "as recorded");
    const refuse = server.answer;
    const { status } = recordedAnswer(stored);
    const { headers } = headersToSend(recordedAnswer(stored));
    const found = digest === undefined ? headers : { ...headers, "Content-MD5": digest };
    server.answer = (request, response) =>
      request.method === "HEAD" ? { status, headers: found } : refuse(request, response);
    const object = { namespace: "ns", bucket: "b", name, contentType: "text/csv", body };
    await reader.store.createObject(object);
  }
  const taken = failure(
    412,
    "IfMatchFailed",
    "The If-Match header is 'blah' but the current entity tag is 'bfd05324-3fb2-4e05-ae1c-086b98f9716b'",
  );

  test("head-object: another body is another's object", async () => {
    expect(await failureOf(uploadOver("head-object"))).toEqual(taken);
  });

  test("head-object: the same body is our own", async () => {
    await expect(uploadOver("head-object", md5(body))).resolves.toBeUndefined();
  });

  test("head-object-missing: nothing is there that could be ours", async () => {
    expect(await failureOf(uploadOver("head-object-missing"))).toEqual(taken);
  });
});
