import { describe, expect, test } from "@jest/globals";

import type { Reply } from "../oci-client.js";
import {
  bucketTags,
  builder,
  client,
  code,
  hidden,
  prod,
  REGION,
  restart,
  simulator,
  STORE,
  tenancy,
} from "../world.js";

describe("object storage", () => {
  const bucket = `${STORE}/n/${tenancy.namespace}/b/reports`;
  const put = (name: string, body: string, headers: Record<string, string> = {}): Promise<Reply> =>
    client.ask(`${bucket}/o/${name}`, { method: "PUT", body, headers, unsignedBody: true });

  test("tells the namespace, with or without a slash at the end", async () => {
    for (const path of ["/n", "/n/"]) {
      expect((await client.ask(`${STORE}${path}`)).json).toBe(tenancy.namespace);
    }
  });

  test("lists buckets, with tags only when asked, and tells their public access", async () => {
    const url = `${STORE}/n/${tenancy.namespace}/b?compartmentId=${prod}`;
    expect((await client.ask(url)).json).toMatchObject([{ name: "reports", freeformTags: null }]);
    expect((await client.ask(`${url}&fields=tags`)).json).toMatchObject([bucketTags]);
    expect((await client.ask(bucket)).json).toMatchObject({ publicAccessType: "NoPublicAccess" });
    const missing = await client.ask(`${STORE}/n/${tenancy.namespace}/b/none`);
    expect(code(missing)).toBe("404 BucketNotFound");
    expect(code(await client.ask(`${STORE}/n/other/b/reports`))).toBe("404 NamespaceNotFound");
  });

  test("refuses a bucket in a denied compartment as if it were not there", async () => {
    const name = "locked-away";
    builder.bucket({ name, compartment: hidden, region: REGION });
    const reply = await client.ask(`${STORE}/n/${tenancy.namespace}/b/${name}`);
    expect(code(reply)).toBe("404 BucketNotFound");
  });

  test("never overwrites under if-none-match: *, and checks the MD5", async () => {
    const once = { "if-none-match": "*", "content-type": "text/plain" };
    expect((await put("a%2Fb.txt", "hello", once)).status).toBe(200);
    expect(code(await put("a%2Fb.txt", "other", once))).toBe("412 IfNoneMatchFailed");
    expect(code(await put("c", "hello", { "content-md5": "d3Jvbmc=" }))).toBe(
      "400 UnmatchedContentMD5",
    );
    expect((await put("c", "hello", { "content-md5": "XUFAKrxLKna5cZ2REBfFkg==" })).status).toBe(
      200,
    );
    expect([...simulator.objects(REGION, "reports").keys()]).toEqual(["a/b.txt", "c"]);
    expect(simulator.objects(REGION, "reports").get("a/b.txt")?.body.toString()).toBe("hello");
  });

  test("lists, reads and heads objects", async () => {
    await restart({ behaviour: { pageSize: 2 } });
    for (const name of ["x/3", "x/1", "y", "x/2"]) await put(name, name);
    expect((await client.ask(`${bucket}/o?prefix=x/`)).json).toMatchObject({
      objects: [{ name: "x/1", size: 3 }, { name: "x/2" }],
      nextStartWith: "x/3",
    });
    expect((await client.ask(`${bucket}/o?start=x/3&startAfter=x/3`)).json).toMatchObject({
      objects: [{ name: "y" }],
      nextStartWith: null,
    });
    expect((await client.ask(`${bucket}/o/x%2F2`)).text).toBe("x/2");
    const head = await client.ask(`${bucket}/o/x%2F2`, { method: "HEAD" });
    expect([head.headers["content-length"], head.text]).toEqual(["3", ""]);
    expect(code(await client.ask(`${bucket}/o/none`))).toBe("404 ObjectNotFound");
    const missing = await client.ask(`${bucket}/o/none`, { method: "HEAD" });
    expect([missing.status, missing.text, missing.headers["content-length"]]).toEqual([
      ...[404, "", undefined],
    ]);
  });
});
