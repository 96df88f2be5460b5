import { OciFailure } from "../oci/failure.js";
import type { ObjectStore } from "../oci/object-store.js";
import type { ObjectStorageSettings } from "../settings/settings.js";
import { discoverBucket, namedBucket } from "./bucket.js";
import type { BucketChoice, Compartment } from "./bucket.js";
import { answerOf, isDenied } from "./service-answer.js";
import { undelivered } from "./sink.js";
import type { ReportFile, Sink } from "./sink.js";

const NAME = "object storage";

export interface ObjectStorageSinkOptions {
  readonly store: ObjectStore;
  readonly settings: Pick<
    ObjectStorageSettings,
    "namespace" | "bucket" | "prefix" | "autoDiscoverBucket"
  >;
  /** The compartments in scope, where a bucket may be discovered. */
  readonly compartments: readonly Compartment[];
}

/** Puts each report into a private bucket as a new object; never replaces one. */
export function objectStorageSink(options: ObjectStorageSinkOptions): Sink {
  const { store, settings } = options;
  return {
    name: NAME,
    async deliver(files) {
      let namespace: string;
      try {
        namespace = settings.namespace ?? (await store.getNamespace());
      } catch (error) {
        return undelivered(
          NAME,
          `The Object Storage namespace could not be looked up (${answerOf(error)}). Set object-storage-namespace, or run the job again.`,
        );
      }
      const choice = await chooseBucket(options, namespace);
      if ("problem" in choice) return undelivered(NAME, choice.problem, choice.notes);
      const place = { store, namespace, bucket: choice.bucket, prefix: settings.prefix };
      const results = await Promise.all(files.map((file) => put(place, file)));
      return {
        sink: NAME,
        locations: results.flatMap((result) => ("uri" in result ? [result.uri] : [])),
        problems: results.flatMap((result) => ("problem" in result ? [result.problem] : [])),
        notes: choice.notes,
      };
    },
  };
}

async function chooseBucket(
  { store, settings, compartments }: ObjectStorageSinkOptions,
  namespace: string,
): Promise<BucketChoice> {
  if (settings.bucket !== null) return namedBucket(store, namespace, settings.bucket);
  if (settings.autoDiscoverBucket) return discoverBucket(store, namespace, compartments);
  const problem =
    "No bucket was chosen: none is given and auto-discover-bucket is false. Set object-storage-bucket, or upload-object-storage to false.";
  return { problem, notes: [] };
}

interface Place {
  readonly store: ObjectStore;
  readonly namespace: string;
  readonly bucket: string;
  readonly prefix: string;
}

async function put(
  { store, namespace, bucket, prefix }: Place,
  { fileName, contentType, content }: ReportFile,
): Promise<{ uri: string } | { problem: string }> {
  const folder = prefix.replace(/^\/+|\/+$/g, "");
  const name = folder === "" ? fileName : `${folder}/${fileName}`;
  const uri = `oci://${bucket}@${namespace}/${name}`;
  try {
    const body = typeof content === "string" ? Buffer.from(content) : content;
    await store.createObject({ namespace, bucket, name, contentType, body });
    return { uri };
  } catch (error) {
    return { problem: problemOf(uri, bucket, error) };
  }
}

function problemOf(uri: string, bucket: string, error: unknown): string {
  if (error instanceof OciFailure && error.status === 412) {
    return `The report was not written to ${uri}: an object of that name exists and is never overwritten. Set object-storage-prefix to another one for runs that start in the same second.`;
  }
  return isDenied(error)
    ? `The report may not be written to ${uri} (${answerOf(error)}). Allow the caller OBJECT_CREATE in the bucket ${bucket}, or set object-storage-bucket to another.`
    : `The report could not be written to ${uri} (${answerOf(error)}). Run the job again; if it stays so, set upload-object-storage to false and take the report from output-dir.`;
}
