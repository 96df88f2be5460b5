import { DAY_MS } from "../plain/days.js";
import { latestPast, parseInstant } from "../plain/instant.js";
import { uriOf, type ReportPlace } from "./report-bucket.js";

/** One earlier JSON report as stored. */
export interface StoredReport {
  /** `oci://bucket@namespace/object`. */
  readonly uri: string;
  readonly content: Buffer;
}

const JSON_REPORT =
  /(?:^|\/)block_volume_backup_posture_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.json$/;

/** So many reports of other scopes under the same prefix are passed over before giving up. */
const MOST_READ = 10;

/** What failed so long ago may have been fixed since, and fail again. */
export const MOST_AGE_DAYS = 90;

/**
 * The stored JSON reports of the last MOST_AGE_DAYS, newest first, read one by one as they are asked
 * for. Their names carry the time, so that listing is enough to order them; those of a time that is
 * still to come at `now` (ms since the epoch), or is none, are told of by their URIs and not read.
 * Throws `OciFailure`.
 */
export async function* earlierReports(
  place: ReportPlace,
  now: number,
  onUntimely: (uris: readonly string[]) => void,
): AsyncGenerator<StoredReport> {
  const { store, namespace, bucket, prefix } = place;
  const folder = prefix === "" ? "" : `${prefix}/`;
  const names = await store.listObjects(namespace, bucket, `${folder}block_volume_backup_posture_`);
  const reports = names.filter((name) => JSON_REPORT.test(name)).map((name) => dated(name));
  const untimely = reports.filter(({ time }) => !(time <= latestPast(now)));
  if (untimely.length > 0) onUntimely(untimely.map(({ name }) => uriOf(place, name)));
  const oldest = now - MOST_AGE_DAYS * DAY_MS;
  const newest = reports
    .filter(({ time }) => time >= oldest && time <= latestPast(now))
    .sort((a, b) => b.time - a.time)
    .slice(0, MOST_READ);
  for (const { name } of newest) {
    yield { uri: uriOf(place, name), content: await store.getObject(namespace, bucket, name) };
  }
}

/** `time` in milliseconds since the epoch; NaN for a name whose digits are no date. */
function dated(name: string): { readonly name: string; readonly time: number } {
  const [, ...digits] = JSON_REPORT.exec(name) ?? [];
  const time = `${digits.slice(0, 3).join("-")}T${digits.slice(3).join(":")}Z`;
  return { name, time: parseInstant(time) };
}
