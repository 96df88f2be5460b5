import { expect, test } from "@jest/globals";

import { HIDDEN, shownText } from "../../../src/plain/quoted.js";

test.each([
  "-----BEGIN PRIVATE KEY-----",
  "https://user:password@example.com",
  "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjB9.c2ln",
  `MIIE${"vgIBADANBgkq".repeat(8)}`,
])("what has the look of a secret is not shown: %s", (text) => {
  expect(shownText(text)).toBe(HIDDEN);
});

test.each([
  `ocid1.compartment.oc1..${"a".repeat(60)}`,
  "20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34",
  "us-ashburn-1 # home",
  "prod/*/tmp, dev/**",
])("any other text is: %s", (text) => {
  expect(shownText(text)).toContain(text.slice(0, 80));
});
