import { uriOf, type ReportPlace } from "./report-bucket.js";

/** One earlier JSON report as stored. */
export interface StoredReport {
  /** `oci://bucket@namespace/object`. */
  readonly uri: string;
  readonly content: Buffer;
}

const JSON_REPORT = /(?:^|\/)block_volume_backup_posture_\d{8}T\d{6}Z\.json$/;

/** So many reports of other scopes under the same prefix are passed over before giving up. */
const MOST_READ = 10;

/**
 * The stored JSON reports, newest first, read one by one as they are asked for. Their names carry
 * the time, so that listing is enough to order them. Throws `OciFailure`.
 */
export async function* earlierReports(place: ReportPlace): AsyncGenerator<StoredReport> {
  const { store, namespace, bucket, prefix } = place;
  const folder = prefix === "" ? "" : `${prefix}/`;
  const names = await store.listObjects(namespace, bucket, `${folder}block_volume_backup_posture_`);
  const newest = names
    .filter((name) => JSON_REPORT.test(name))
    .sort()
    .reverse()
    .slice(0, MOST_READ);
  for (const name of newest) {
    yield { uri: uriOf(place, name), content: await store.getObject(namespace, bucket, name) };
  }
}
