import { describe, expect, jest, test } from "@jest/globals";

import { SessionIdentity, type Session } from "../../../../src/oci/sign-in/session-identity.js";
import { MINUTE, NOW, rsaPair } from "./session-fixture.js";

const HOUR = 60 * MINUTE;
const { privateKey, publicKey } = rsaPair();

/** Sessions that are handed out by the test, and the clock that they live by. */
class Desk {
  now = NOW;
  readonly asked = jest.fn<() => Promise<Session>>();

  session(token: string, life: number, key = privateKey): Session {
    return { token, privateKey: key, expiresAt: this.now + life };
  }

  async open(life: number): Promise<SessionIdentity> {
    this.asked.mockResolvedValueOnce(this.session("first", life));
    return SessionIdentity.start(this.asked, () => this.now);
  }
}

/** Long enough for a renewal that answers at once to be installed. */
const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe("SessionIdentity", () => {
  test("signs with the session token and its key, without renewing while it is young", async () => {
    const desk = new Desk();
    const identity = await desk.open(HOUR);
    desk.now += HOUR - 6 * MINUTE - 1;
    expect(await identity.keyId()).toBe("ST$first");
    expect(identity.privateKey()).toBe(privateKey);
    expect(desk.asked).toHaveBeenCalledTimes(1);
  });

  test("rejects when there is no first session", async () => {
    const start = SessionIdentity.start(
      () => Promise.reject(new Error("refused")),
      () => NOW,
    );
    await expect(start).rejects.toThrow("refused");
  });

  test.each([
    ["a tenth of its life", HOUR, 6 * MINUTE],
    ["two minutes", 10 * MINUTE, 2 * MINUTE],
    ["half of its life", 2 * MINUTE, MINUTE],
  ])("renews when %s is left, and nobody waits for it", async (_, life, before) => {
    const desk = new Desk();
    const identity = await desk.open(life);
    desk.now += life - before;
    desk.asked.mockResolvedValueOnce(desk.session("second", life, publicKey));
    expect(await identity.keyId()).toBe("ST$first");
    expect(identity.privateKey()).toBe(privateKey);
    await settled();
    expect(await identity.keyId()).toBe("ST$second");
    expect(identity.privateKey()).toBe(publicKey);
  });

  test("one renewal serves all who ask", async () => {
    const desk = new Desk();
    const identity = await desk.open(HOUR);
    desk.now += HOUR;
    desk.asked.mockResolvedValueOnce(desk.session("second", HOUR));
    const ids = await Promise.all(Array.from({ length: 20 }, () => identity.keyId()));
    expect(new Set(ids)).toEqual(new Set(["ST$second"]));
    expect(desk.asked).toHaveBeenCalledTimes(2);
  });

  test("whoever was given the old key id reads the old key, whenever the new one comes", async () => {
    const desk = new Desk();
    const identity = await desk.open(HOUR);
    desk.now += HOUR - 1;
    desk.asked.mockResolvedValueOnce(desk.session("second", HOUR, publicKey));
    const pairs = await Promise.all(
      Array.from({ length: 50 }, async (_, hops) => {
        for (let hop = 0; hop < hops; hop += 1) await Promise.resolve();
        const id = await identity.keyId();
        return [id, identity.privateKey()] as const;
      }),
    );
    for (const [id, key] of pairs) expect(key).toBe(id === "ST$first" ? privateKey : publicKey);
  });

  test("a failed renewal is tried again later while the old token lives", async () => {
    const desk = new Desk();
    const identity = await desk.open(HOUR);
    desk.now += HOUR - 5 * MINUTE;
    desk.asked.mockRejectedValueOnce(new Error("down"));
    expect(await identity.keyId()).toBe("ST$first");
    await settled();
    desk.now += 14_999;
    expect(await identity.keyId()).toBe("ST$first");
    await settled();
    expect(desk.asked).toHaveBeenCalledTimes(2);
    desk.now += 1;
    desk.asked.mockResolvedValueOnce(desk.session("second", HOUR));
    await identity.keyId();
    await settled();
    expect(await identity.keyId()).toBe("ST$second");
  });

  test("a dead token that cannot be renewed fails every call, asking again after a pause", async () => {
    const desk = new Desk();
    const identity = await desk.open(HOUR);
    desk.now += HOUR;
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the SDK does so.
    desk.asked.mockImplementationOnce(() => Promise.reject("domain down"));
    await expect(identity.keyId()).rejects.toThrow("domain down");
    await expect(identity.keyId()).rejects.toThrow("domain down");
    expect(desk.asked).toHaveBeenCalledTimes(2);
    desk.now += 15_000;
    desk.asked.mockResolvedValueOnce(desk.session("second", HOUR));
    expect(await identity.keyId()).toBe("ST$second");
  });

  test("a renewal function that throws outright does not block the next one", async () => {
    const desk = new Desk();
    const identity = await desk.open(HOUR);
    desk.now += HOUR;
    desk.asked.mockImplementationOnce(() => {
      throw new Error("thrown");
    });
    await expect(identity.keyId()).rejects.toThrow("thrown");
    desk.now += 15_000;
    desk.asked.mockResolvedValueOnce(desk.session("second", HOUR));
    expect(await identity.keyId()).toBe("ST$second");
  });

  test("a token that lives for seconds is renewed once it is dead", async () => {
    const desk = new Desk();
    const identity = await desk.open(5_000);
    desk.now += 5_000;
    desk.asked.mockResolvedValueOnce(desk.session("second", HOUR));
    expect(await identity.keyId()).toBe("ST$second");
  });
});
