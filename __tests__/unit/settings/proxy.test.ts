import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { shareProxy } from "../../../src/github/shared-proxy.js";
import { proxySecrets, readProxy, unusedProxy } from "../../../src/settings/proxy.js";
import type { Given } from "../../../src/settings/given.js";
import { inWorkflow, loadAudit } from "./samples.js";

const LOOPBACK = "localhost,127.0.0.1,[::1]";
const urlOf = (env: Given) => {
  const proxy = readProxy(env);
  return typeof proxy === "string" ? proxy : proxy.url;
};

describe("readProxy", () => {
  test.each<[Given, string | null]>([
    [{}, null],
    [{ HTTPS_PROXY: "" }, null],
    [{ HTTPS_PROXY: " \t" }, null],
    [{ HTTPS_PROXY: "http://proxy:3128" }, "http://proxy:3128"],
    [{ https_proxy: "https://proxy.example.com/" }, "https://proxy.example.com"],
    [{ HTTPS_PROXY: "proxy:3128" }, "http://proxy:3128"],
    [{ HTTPS_PROXY: "proxy" }, "http://proxy"],
    [{ HTTPS_PROXY: "10.0.0.1:80" }, "http://10.0.0.1"],
    [{ https_proxy: "", HTTPS_PROXY: "proxy:3128" }, "http://proxy:3128"],
    [{ https_proxy: "lower:1", HTTPS_PROXY: "upper:1" }, "http://lower:1"],
    [{ HTTPS_PROXY: " HTTP://Proxy:3128\n" }, "http://proxy:3128"],
    [{ HTTP_PROXY: "proxy:3128" }, null],
    [{ HTTPS_PROXY: "http://user:50%@proxy:1" }, "http://user:50%25@proxy:1"],
    [{ HTTPS_PROXY: "user:p%40ss@proxy:1" }, "http://user:p%40ss@proxy:1"],
    [{ HTTPS_PROXY: "http://user:%zz@proxy:1" }, "http://user:%25zz@proxy:1"],
    [{ HTTPS_PROXY: "http://user@proxy:1" }, "http://user:@proxy:1"],
    [{ HTTPS_PROXY: "http://proxy:1", NO_PROXY: "a.invalid, *" }, null],
    [{ HTTPS_PROXY: "socks5://proxy:1", no_proxy: "*" }, null],
  ])("%j goes through %j", (env, url) => {
    expect(urlOf(env)).toBe(url);
  });

  test.each<[Given, string]>([
    [{}, LOOPBACK],
    [{ NO_PROXY: "a.invalid, .B.invalid:443\tc  ,," }, `a.invalid,.B.invalid:443,c,${LOOPBACK}`],
    [{ no_proxy: "", NO_PROXY: "a" }, `a,${LOOPBACK}`],
    [{ no_proxy: "a", NO_PROXY: "b" }, `a,${LOOPBACK}`],
  ])("%j is past the proxy for %s", (env, noProxy) => {
    expect(readProxy(env)).toMatchObject({ noProxy });
  });

  test.each([
    [
      "socks5://user:hunter22@proxy:1080",
      "this program goes through a proxy of http:// or https:// only",
    ],
    ["ftp://user:hunter22@proxy", "this program goes through a proxy of http:// or https:// only"],
    ["http://user:hunter22@proxy:port", "this is not the URL of a proxy"],
    ["http://user:hunter22/x@proxy:1", "this is not the URL of a proxy"],
    ["http://user:1#hunter22@proxy:1", "this is not the URL of a proxy"],
    ["http://", "this is not the URL of a proxy"],
    ["hunter22 hunter22", "this is not the URL of a proxy"],
  ])("%s is told by its variable and never its value", (value, says) => {
    for (const name of ["https_proxy", "HTTPS_PROXY"]) {
      const problem = urlOf({ [name]: value });
      expect(problem).toContain(`${name}: ${says}`);
      expect(problem).not.toContain("hunter22");
    }
  });

  test("never throws, and gives what Node takes for a URL whose user can be decoded", () => {
    const piece = fc.string({
      unit: fc.constantFrom("a", "b", "%", "@", ":", "/", "#", "?", ".", " ", "2"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(piece, fc.constantFrom("", "http://", "https://"), (text, scheme) => {
        const proxy = readProxy({ HTTPS_PROXY: scheme + text });
        if (typeof proxy === "string" || proxy.url === null) return;
        const { protocol, username, password } = new URL(proxy.url);
        expect(protocol).toMatch(/^https?:$/);
        expect(() => decodeURIComponent(username) + decodeURIComponent(password)).not.toThrow();
      }),
    );
  });
});

test("a proxy that cannot be used is a setting that cannot be used, beside all others", async () => {
  const sources = inWorkflow({ "max-no-backup": "x" }, { HTTPS_PROXY: "socks5://proxy:1" });
  await expect(loadAudit(sources)).rejects.toMatchObject({
    problems: [
      expect.stringMatching(/^input max-no-backup/),
      expect.stringMatching(/^HTTPS_PROXY: /),
    ],
  });
});

test.each<[Given, string | null]>([
  [{}, null],
  [
    { ALL_PROXY: "proxy:1" },
    "ALL_PROXY is set and not used: like GitHub's own tools, this program reads HTTPS_PROXY.",
  ],
  [{ all_proxy: "proxy:1", HTTPS_PROXY: "proxy:1" }, null],
])("of %j it is told: %j", (env, warning) => {
  expect(unusedProxy(env)).toBe(warning);
});

test("a proxy's password is masked as it stands, decoded and as the header has it", () => {
  const basic = Buffer.from("user:p@ss").toString("base64");
  expect(proxySecrets({ HTTPS_PROXY: "user:p%40ss@proxy:1" })).toEqual([
    "p%40ss",
    "p@ss",
    "p%40ss",
    basic,
  ]);
  expect(proxySecrets({ http_proxy: "http://u:5%@h", ALL_PROXY: "socks5://u:p@w@h" })).toEqual(
    expect.arrayContaining(["5%", "p@w"]),
  );
  expect(proxySecrets({ HTTPS_PROXY: "proxy:3128", https_proxy: "http://user@proxy" })).toEqual([]);
});

describe("shareProxy", () => {
  const shared = (env: Record<string, string>) => {
    const proxy = readProxy(env);
    if (typeof proxy === "string") throw new Error(proxy);
    shareProxy(proxy, env);
    return env;
  };

  test("gives GitHub's libraries the proxy as it was read", () => {
    expect(shared({ https_proxy: "", HTTPS_PROXY: "proxy:1", NO_PROXY: "a, b" })).toEqual({
      ...{ https_proxy: "http://proxy:1", HTTPS_PROXY: "http://proxy:1" },
      ...{ no_proxy: `a,b,${LOOPBACK}`, NO_PROXY: `a,b,${LOOPBACK}` },
    });
    expect(shared({ HTTPS_PROXY: "proxy:1", NO_PROXY: "*" })).not.toHaveProperty("HTTPS_PROXY");
  });

  test("changes nothing where no proxy was given", () => {
    expect(shared({ NO_PROXY: "a", OTHER: "b" })).toEqual({ NO_PROXY: "a", OTHER: "b" });
  });
});
