import type { Given } from "./given.js";

/** The way that HTTPS takes out of this machine. */
export interface ProxySettings {
  /** URL of the proxy, its user and password percent-encoded; null goes straight. */
  readonly url: string | null;
  /** Hosts that are reached past the proxy, with commas between. */
  readonly noProxy: string;
}

export const STRAIGHT: ProxySettings = { url: null, noProxy: "" };

/** A variable and its value. */
interface Found {
  readonly variable: string;
  readonly value: string;
}

/** The machine itself is never behind a proxy. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The proxy as GitHub's own tools read it from the environment: lower case before upper case, an
 * empty text is not given, a value without a scheme is http, and `NO_PROXY` is a list of hosts with
 * or without a port, of domains, or `*`. A string is what is wrong, without the value: it may hold a
 * password.
 * Source: https://github.com/actions/toolkit (http-client, proxy)
 */
export function readProxy(env: Given): ProxySettings | string {
  const hosts = (find(env, "no_proxy")?.value ?? "").split(/[\s,]+/).filter((host) => host !== "");
  const noProxy = [...hosts.filter((host) => host !== "*"), ...LOOPBACK].join(",");
  const found = find(env, "https_proxy");
  if (found === null || hosts.includes("*")) return { url: null, noProxy };
  const { variable, value } = found;
  const url = proxyUrl(value);
  if (url === null) {
    return `${variable}: this is not the URL of a proxy. Give one like http://proxy.example.com:3128, with the special characters of a user or password percent-encoded.`;
  }
  if (!/^https?:$/.test(url.protocol)) {
    return `${variable}: this program goes through a proxy of http:// or https:// only. Give the URL of such a one, or leave the variable out.`;
  }
  return { url: withEncodedUser(url), noProxy };
}

/** What tells a person that a variable of theirs is not heard; null when there is nothing to tell. */
export function unusedProxy(env: Given): string | null {
  const all = find(env, "all_proxy");
  if (all === null || find(env, "https_proxy") !== null) return null;
  return `${all.variable} is set and not used: like GitHub's own tools, this program reads HTTPS_PROXY.`;
}

/** Every text of a proxy's URL that is to be masked, from whichever variable. */
export function proxySecrets(env: Given): readonly string[] {
  const names = ["https_proxy", "http_proxy", "all_proxy"];
  return names
    .flatMap((name) => [env[name], env[name.toUpperCase()]])
    .flatMap((value) => {
      const authority = (value ?? "").trim().replace(/^[^/]*:\/\//, "");
      const [, user = "", password] = /^([^:@]*):(.+)@/s.exec(authority) ?? [];
      if (password === undefined) return [];
      const plain = decoded(password);
      const basic = Buffer.from(`${decoded(user)}:${plain}`).toString("base64");
      return [password, plain, encodeURIComponent(plain), basic];
    });
}

function find(env: Given, name: string): Found | null {
  const found = [name, name.toUpperCase()]
    .map((variable) => ({ variable, value: env[variable]?.trim() ?? "" }))
    .find(({ value }) => value !== "");
  return found ?? null;
}

/** null for what is no URL, also where a password's own `/`, `#` or `?` cut it short. */
function proxyUrl(value: string): URL | null {
  const text = value.includes("://") ? value : `http://${value}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isCut = text.includes("@") && url.username === "" && url.password === "";
  return url.hostname === "" || isCut ? null : url;
}

function withEncodedUser({ protocol, username, password, host }: URL): string {
  if (username === "" && password === "") return `${protocol}//${host}`;
  const [user, secret] = [username, password].map((part) => encodeURIComponent(decoded(part)));
  return `${protocol}//${user ?? ""}:${secret ?? ""}@${host}`;
}

/** A `%` that begins no escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
