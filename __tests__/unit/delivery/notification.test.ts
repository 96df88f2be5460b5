import { describe, expect, test } from "@jest/globals";

import { notifyOfChange } from "../../../src/delivery/notification.js";
import type { TopicMessage } from "../../../src/oci/services/notifications.js";
import { assess } from "../../../src/posture/assess.js";
import { inventory, NOW, STRICT, volume } from "../posture/inventory-builder.js";
import { PLAIN } from "../posture/policy-fixtures.js";
import { denied, timedOut } from "./store-fixture.js";

const TOPIC = "ocid1.onstopic.oc1.iad.changes";
const FAILING = assess(inventory({ volumes: [volume()] }), PLAIN, STRICT, NOW);

/** The outcome, and what was published. */
async function notify(
  previouslyHeld: boolean | null,
  { error, assessment = FAILING }: { error?: Error; assessment?: typeof FAILING } = {},
) {
  const published: TopicMessage[] = [];
  const publish = (message: TopicMessage) => {
    published.push(message);
    return error === undefined ? Promise.resolve() : Promise.reject(error);
  };
  const verdict = { assessment, previouslyHeld, run: null };
  return { outcome: await notifyOfChange(publish, TOPIC, verdict), published };
}

const NOTHING = { sink: "notification", locations: [], problems: [], notes: [] };

describe("notifyOfChange", () => {
  test("publishes when the verdict is another", async () => {
    const { outcome, published } = await notify(true);
    expect(outcome).toEqual({ ...NOTHING, locations: [TOPIC] });
    expect(published).toMatchObject([
      { topicId: TOPIC, title: "OCI volume backup audit: PASS to FAIL" },
    ]);
  });

  test.each([
    [true, false, "PASS to FAIL (warn-only)"],
    [false, false, null],
    [true, true, null],
    [false, true, "FAIL to PASS"],
  ])("under warn-only the limits count: held before %s, now %s", async (before, now, title) => {
    const violations = now ? [] : FAILING.verdict.violations;
    const verdict = { ...FAILING.verdict, passed: true, warnOnly: true, violations };
    const { published } = await notify(before, { assessment: { ...FAILING, verdict } });
    expect(published.map((it) => it.title)).toEqual(
      title === null ? [] : [`OCI volume backup audit: ${title}`],
    );
  });

  test("says nothing when it is the same", async () => {
    expect(await notify(false)).toEqual({ outcome: NOTHING, published: [] });
  });

  test("says nothing of an interrupted run, which has no verdict", async () => {
    const assessment = { ...FAILING, interruption: "The run was cancelled (SIGTERM)." };
    expect(await notify(true, { assessment })).toEqual({ outcome: NOTHING, published: [] });
  });

  test("without an earlier verdict nobody is notified, which is said", async () => {
    const { outcome, published } = await notify(null);
    expect(published).toEqual([]);
    expect(outcome).toEqual({
      ...NOTHING,
      notes: ["Nobody was notified: there is no earlier verdict that this one could differ from."],
    });
  });

  test("a denial names the right", async () => {
    const { outcome } = await notify(true, { error: denied("PublishMessage") });
    expect(outcome).toEqual({
      ...NOTHING,
      problems: [
        `The changed verdict may not be published to the topic ${TOPIC} (PublishMessage in us-ashburn-1: 404 NotAuthorizedOrNotFound: Not for you (opc-request-id req-1)). Check notification-topic, and allow the caller ONS_TOPIC_PUBLISH in the topic's compartment.`,
      ],
    });
  });

  test("another failure says what to do", async () => {
    const { outcome } = await notify(true, { error: timedOut("PublishMessage") });
    expect(outcome.problems).toEqual([
      `The changed verdict could not be published to the topic ${TOPIC} (PublishMessage in us-ashburn-1: TimedOut: no complete answer within 30 s). Run the job again; if it stays so, leave notification-topic out.`,
    ]);
  });
});
