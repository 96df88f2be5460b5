import { createPrivateKey, generateKeyPairSync } from "node:crypto";

import { beforeAll, describe, expect, test } from "@jest/globals";

import { apiUser, fingerprintOf, signInInputs } from "./harness/harness.js";
import {
  ASHBURN,
  errorsOf,
  openStage,
  secretLines,
  shownLines,
  smallTenancy,
  type Audit,
  type Stage,
} from "./harness/stage.js";

const PASSPHRASE = "correct horse battery staple";
const WRONG_PASSPHRASE = "wrong horse battery staple";
const OTHER_TENANCY = "ocid1.tenancy.oc1..aaaaaaaaanothertenancythatisnotserved";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(smallTenancy());
});

const rsaPem = () => stage.user.privateKey;
const encryptedPem = () =>
  createPrivateKey(rsaPem())
    .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: PASSPHRASE })
    .toString();
const ecPem = () =>
  generateKeyPairSync("ec", { namedCurve: "P-256" })
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();
const cutPem = () => rsaPem().split("\n").toSpliced(4, 6).join("\n");

/** What holds for every run that could not begin, whatever was wrong. */
function expectOneClearSentence(audit: Audit, says: readonly RegExp[], secrets: string[]): void {
  expect(audit.code).toBe(1);
  const [error = "", ...others] = errorsOf(audit);
  expect(others).toEqual([]);
  for (const pattern of says) expect(error).toMatch(pattern);
  expect(error).toMatch(/\.$/);
  const shown = shownLines(audit).join("\n");
  expect(shown).not.toMatch(/^\s+at /m);
  expect(audit.stderr).toBe("");
  const published = `${shown}\n${audit.summary}\n${JSON.stringify(audit.outputs)}`;
  for (const secret of secrets) expect(published).not.toContain(secret);
  expect(audit.outputs).toMatchObject({ result: "fail", complete: "false", violations: "[]" });
}

describe("before anything is asked of OCI", () => {
  interface Case {
    readonly title: string;
    readonly inputs: () => Record<string, string>;
    readonly says: readonly RegExp[];
  }
  const simple = (name: string, value: string, ...says: RegExp[]): Case => ({
    title: `${name} is ${JSON.stringify(value)}`,
    inputs: () => ({ [name]: value }),
    says: [new RegExp(`\\b${name}\\b`), ...says],
  });
  const CASES: readonly Case[] = [
    simple("private-key", "", /OCI_CLI_KEY_CONTENT/),
    simple("fingerprint", "", /OCI_CLI_FINGERPRINT/),
    simple("region", "", /OCI_CLI_REGION/),
    simple("tenancy", "acme", /"acme"/, /OCID/),
    simple("fingerprint", "12:34", /"12:34"/, /16 pairs/),
    simple("region", "ashburn", /us-ashburn-1/),
    simple("max-backup-age-days", "seven", /"seven"/, /number/),
    simple("max-backup-age-days", "0", /greater than 0/),
    simple("max-no-backup", "none", /"none"/, /unlimited/),
    simple("fail-on-incomplete", "yes", /"yes"/, /true or false/),
    simple("formats", "pdf", /"pdf"/, /json/, /sarif/),
    simple("auth", "password", /"password"/, /api_key/, /oidc/),
    simple("redact", "names", /"names"/, /true or false/),
    {
      title: "auth is oidc and nothing says where to exchange the token",
      inputs: () => ({ auth: "oidc" }),
      says: [
        /^3 settings/,
        /oidc-domain-url .*OCI_TOKEN_EXCHANGE_DOMAIN_URL/,
        /oidc-client-id .*OCI_TOKEN_EXCHANGE_CLIENT_ID/,
        /oidc-client-secret .*OCI_TOKEN_EXCHANGE_CLIENT_SECRET/,
      ],
    },
    simple("object-storage-prefix", "../up", /without \. and \.\./),
    {
      title: "private-key is no PEM",
      inputs: () => ({ "private-key": "this is not a key at all" }),
      says: [/private-key/, /PEM/],
    },
    {
      title: "private-key is a PEM of garbage",
      inputs: () => ({
        "private-key": `-----BEGIN PRIVATE KEY-----\n${"QUJD".repeat(16)}\n-----END PRIVATE KEY-----`,
      }),
      says: [/private-key/, /cannot be read/],
    },
    {
      title: "private-key was cut",
      inputs: () => ({ "private-key": cutPem() }),
      says: [/private-key/, /cut off/],
    },
    {
      title: "private-key is no RSA key",
      inputs: () => ({ "private-key": ecPem() }),
      says: [/private-key/, /RSA/],
    },
    {
      title: "private-key is encrypted and no passphrase is given",
      inputs: () => ({ "private-key": encryptedPem() }),
      says: [/private-key/, /private-key-passphrase/],
    },
    {
      title: "private-key-passphrase is wrong",
      inputs: () => ({
        "private-key": encryptedPem(),
        "private-key-passphrase": WRONG_PASSPHRASE,
      }),
      says: [/private-key-passphrase/, /does not open/],
    },
    {
      title: "fingerprint is that of another key",
      inputs: () => ({ fingerprint: "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff" }),
      says: [/fingerprint/, /same API key/],
    },
    {
      title: "the private key stands in the wrong input",
      inputs: () => ({ user: rsaPem() }),
      says: [/\buser\b/, /not shown/],
    },
  ];

  test.each(CASES)("$title", async ({ inputs, says }) => {
    const seen = stage.simulator.requests.length;
    const given = inputs();
    const audit = await stage.audit(given);
    const texts = Object.values({ ...given, "private-key": given["private-key"] ?? rsaPem() });
    const pems = texts.filter((text) => text.includes("-----BEGIN"));
    const secrets = [...pems.flatMap(secretLines), PASSPHRASE, WRONG_PASSPHRASE];
    if (given["private-key"]?.startsWith("this is")) secrets.push(given["private-key"]);
    expectOneClearSentence(audit, says, secrets);
    expect(stage.simulator.requests).toHaveLength(seen);
    expect(await audit.files()).toEqual([]);
  });

  test("all that is wrong is said at once", async () => {
    const audit = await stage.audit({
      tenancy: "acme",
      "private-key": "",
      "max-backup-age-days": "soon",
      formats: "json,pdf",
      concurrency: "many",
    });
    expectOneClearSentence(
      audit,
      [/^5 settings/, /tenancy/, /private-key/, /max-backup-age-days/, /formats/, /concurrency/],
      secretLines(rsaPem()),
    );
  });

  test("a pull request from a fork learns why it has no key", async () => {
    const env = { GITHUB_EVENT_NAME: "pull_request" };
    const audit = await stage.audit({ "private-key": "" }, { env });
    expectOneClearSentence(audit, [/private-key/, /fork/], []);
  });

  test("a hostile value stays on its line", async () => {
    const audit = await stage.audit({ formats: "json\r\n::error::x\u202E%0A" });
    expectOneClearSentence(audit, [/formats/], secretLines(rsaPem()));
    expect(audit.stdout).not.toContain("\u202E");
  });
});

describe("what only OCI can tell", () => {
  test("a key that is not among the user's keys", async () => {
    const stranger = apiUser(stage.user.tenancy, stage.user.user);
    const { privateKey, publicKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    const user = { ...stranger, privateKey, fingerprint: fingerprintOf(publicKey) };
    const audit = await stage.audit(signInInputs(user, ASHBURN));
    expectOneClearSentence(
      audit,
      [/401/, /tenancy, user, fingerprint and private-key/, /opc-request-id [0-9A-F]{32}/],
      secretLines(privateKey),
    );
  });

  test("a tenancy that the user does not belong to", async () => {
    const audit = await stage.audit({ tenancy: OTHER_TENANCY });
    expectOneClearSentence(audit, [/401/, /tenancy/], secretLines(rsaPem()));
  });

  test("a region that does not exist", async () => {
    const audit = await stage.audit({ region: "us-nowhere-1" });
    expectOneClearSentence(audit, [/us-nowhere-1/, /region/, /spelling/], secretLines(rsaPem()));
  });

  test("a region to audit that the tenancy is not subscribed to", async () => {
    const audit = await stage.audit({ regions: "us-ashburn-1,uk-london-1" });
    expectOneClearSentence(audit, [/^regions:/, /uk-london-1/, /It has: us-ashburn-1/], []);
  });

  test("a root compartment that is not there", async () => {
    const missing = "ocid1.compartment.oc1..aaaaaaaanosuchcompartment";
    const audit = await stage.audit({ "root-compartment": missing });
    expectOneClearSentence(audit, [/^root-compartment:/, new RegExp(missing)], []);
  });

  test("a clock that is wrong by more than OCI allows", async () => {
    const skewed = await openStage(smallTenancy(), { clock: () => Date.now() + 10 * 60_000 });
    const audit = await skewed.audit();
    expectOneClearSentence(audit, [/401/, /clock/], secretLines(rsaPem()));
  });

  test("compartments that may not be listed", async () => {
    const build = smallTenancy();
    build.tenancy.deny({ operation: "ListCompartments" });
    const audit = await (await openStage(build)).audit();
    expectOneClearSentence(
      audit,
      [/ListCompartments/, /inspect compartments/, /opc-request-id/],
      secretLines(rsaPem()),
    );
  });
});

describe("keys in every form that people paste", () => {
  const pkcs1 = () =>
    createPrivateKey(rsaPem()).export({ type: "pkcs1", format: "pem" }).toString();
  const legacy = () =>
    createPrivateKey(rsaPem())
      .export({ type: "pkcs1", format: "pem", cipher: "aes-256-cbc", passphrase: PASSPHRASE })
      .toString();
  test.each<[string, () => Record<string, string>]>([
    ["PKCS#1", () => ({ "private-key": pkcs1() })],
    ["literal \\n", () => ({ "private-key": rsaPem().replaceAll("\n", "\\n") })],
    ["all on one line", () => ({ "private-key": rsaPem().replaceAll("\n", " ") })],
    ["Windows line ends", () => ({ "private-key": rsaPem().replaceAll("\n", "\r\n") })],
    [
      "PKCS#8, encrypted",
      () => ({ "private-key": encryptedPem(), "private-key-passphrase": PASSPHRASE }),
    ],
    [
      "PKCS#1, encrypted",
      () => ({ "private-key": legacy(), "private-key-passphrase": PASSPHRASE }),
    ],
  ])("%s signs in", async (_form, inputs) => {
    const given = inputs();
    const audit = await stage.audit(given);
    expect(errorsOf(audit)).toEqual([]);
    expect(audit.code).toBe(0);
    const shown = shownLines(audit).join("\n");
    for (const secret of [...secretLines(given["private-key"] ?? ""), PASSPHRASE]) {
      expect(shown).not.toContain(secret);
    }
  });
});
