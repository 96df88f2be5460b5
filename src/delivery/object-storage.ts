import { OciFailure } from "../oci/failure.js";
import { uriOf, type PlaceChoice, type ReportPlace } from "./report-bucket.js";
import { answerOf, isDenied } from "./service-answer.js";
import { undelivered } from "./sink.js";
import type { ReportFile, Sink } from "./sink.js";

const NAME = "object storage";

/** Puts each report into a private bucket as a new object; never replaces one. */
export function objectStorageSink(findPlace: () => Promise<PlaceChoice>): Sink {
  return {
    name: NAME,
    async deliver(files) {
      const choice = await findPlace();
      if ("problem" in choice) return undelivered(NAME, choice.problem, choice.notes);
      const results = await Promise.all(files.map((file) => put(choice.place, file)));
      return {
        sink: NAME,
        locations: results.flatMap((result) => ("uri" in result ? [result.uri] : [])),
        problems: results.flatMap((result) => ("problem" in result ? [result.problem] : [])),
        notes: choice.notes,
      };
    },
  };
}

async function put(
  place: ReportPlace,
  { fileName, contentType, content }: ReportFile,
): Promise<{ uri: string } | { problem: string }> {
  const { store, namespace, bucket, prefix, names } = place;
  const name = prefix === "" ? fileName : `${prefix}/${fileName}`;
  const uri = uriOf(place, name);
  try {
    const body = Buffer.concat([...content()]);
    await store.createObject({ namespace, bucket, name, contentType, body });
    return { uri };
  } catch (error) {
    return { problem: problemOf(uri, names.bucket(bucket), error) };
  }
}

function problemOf(uri: string, bucket: string, error: unknown): string {
  if (error instanceof OciFailure && error.status === 412) {
    return `The report was not written to ${uri}: an object of that name exists, and none is ever overwritten. It is not this report, or HeadObject does not show that it is. Set object-storage-prefix to another one for runs that start in the same second.`;
  }
  return isDenied(error)
    ? `The report may not be written to ${uri} (${answerOf(error)}). Allow the caller OBJECT_CREATE in the bucket ${bucket}, or set object-storage-bucket to another.`
    : `The report could not be written to ${uri} (${answerOf(error)}). Run the job again; if it stays so, set upload-object-storage to false and take the report from output-dir.`;
}
