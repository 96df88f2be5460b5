import { z } from "zod";

import { ocidPattern } from "../../plain/ocid.js";
import { REGION_NAME } from "../../plain/region-name.js";
import { REQUIRABLE_LEVELS } from "../policy.js";
import { readCalendarDate } from "./calendar-date.js";
import { readDuration } from "./duration.js";
import { readGlob } from "./glob.js";

const takesDuration = "a duration like 90m, 36h, 7d or 2w";
const durationPattern = "^[0-9]{1,12}[mhdw]$";

/** A text that `read` turns into a value; undefined means that it is not taken. */
function text<T>(takes: string, read: (text: string) => T | undefined, pattern?: string) {
  const error = `it takes ${takes}`;
  return z
    .string({ error })
    .transform((given, context) => {
      const value = read(given);
      if (value === undefined) {
        context.addIssue({ code: "custom", message: error });
        return z.NEVER;
      }
      return value;
    })
    .meta(pattern === undefined ? {} : { pattern });
}

function shaped(takes: string, pattern: string) {
  const shape = new RegExp(pattern, "u");
  return text(takes, (given) => (shape.test(given) ? given : undefined), pattern);
}

export function boolean() {
  return z.boolean({ error: "it takes true or false" });
}

/** Milliseconds, more than 0. */
export function duration() {
  return text(
    `${takesDuration}, more than 0`,
    (given) => readDuration(given) || undefined,
    durationPattern,
  );
}

/** Milliseconds; 0 is taken. */
export function durationOrZero() {
  return text(takesDuration, readDuration, durationPattern);
}

/** Milliseconds, or null for `false`: not required. */
export function durationOrFalse() {
  const error = `it takes ${takesDuration}, more than 0; or false`;
  return z
    .union([
      z.literal(false, { error }),
      text(
        error.replace("it takes ", ""),
        (given) => readDuration(given) || undefined,
        durationPattern,
      ),
    ])
    .transform((value) => (value === false ? null : value));
}

/** A protection level, or null for `false`: none is required. */
export function levelOrFalse() {
  const error = `it takes ${REQUIRABLE_LEVELS.join(", ")} or false`;
  return z
    .union([z.literal(false, { error }), z.enum(REQUIRABLE_LEVELS, { error })])
    .transform((value) => (value === false ? null : value));
}

export function date() {
  return text(
    "a day of the calendar as YYYY-MM-DD, for example 2027-01-31",
    readCalendarDate,
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  );
}

export function glob() {
  return text(
    "a text of 1 to 1000 characters, in which * ? ** {a,b} make a glob; a number stands in quotes",
    readGlob,
  );
}

export function regionName() {
  return shaped("a region's full name like us-ashburn-1", REGION_NAME);
}

export function volumeOcid() {
  return shaped(
    "an OCID: ocid1.volume.… or ocid1.bootvolume.…",
    ocidPattern("volume", "bootvolume"),
  );
}

/** One line that names a rule or an exemption in reports. */
export function label() {
  return shaped("one line of 1 to 100 characters", String.raw`^(?=.*\S)[^\p{Cc}]{1,100}$`);
}

/** One full stop at most: it parts the namespace from the key. */
export function tagName() {
  return shaped(
    "a tag as Namespace.Key, or the key of a free-form tag",
    String.raw`^[^.\s\p{Cc}]{1,100}(\.[^.\s\p{Cc}]{1,100})?$`,
  );
}

export function prose() {
  return text("a text of 1 to 1000 characters", (given) => {
    const trimmed = given.trim();
    return trimmed !== "" && trimmed.length <= 1000 ? trimmed : undefined;
  });
}

/** A list, or one item in a list's place; as a list without doubles. */
export function oneOrMore<T extends z.ZodType>(item: T) {
  const list = z.array(item, { error: "it takes a list" });
  return z
    .union([item, list.min(1, { error: "it takes at least one entry" })])
    .transform((value) => [...new Set(Array.isArray(value) ? value : [value])] as z.output<T>[]);
}

/** Tags: each key must be there with one of its values. */
export function tags(keyTakes: string, keyPattern: string) {
  const key = z.string().regex(new RegExp(keyPattern, "u"), { error: `it takes ${keyTakes}` });
  const value = shaped(
    "a text; a number, true and false stand in quotes",
    String.raw`^[^\p{Cc}]{0,256}$`,
  );
  return z
    .record(key, oneOrMore(value), { error: "it takes tags as key: value" })
    .refine((given) => Object.keys(given).length > 0, { error: "it takes at least one tag" });
}
