import type { ObjectStore } from "../oci/object-store.js";
import type { ObjectStorageSettings } from "../settings/settings.js";
import { discoverBucket, namedBucket, type BucketCompartment } from "./bucket.js";
import type { PlaceNames } from "./place-names.js";
import { answerOf } from "./service-answer.js";

/** Where in Object Storage the reports of this scope lie. */
export interface ReportPlace {
  readonly store: ObjectStore;
  readonly namespace: string;
  readonly bucket: string;
  /** Without slashes at its ends; empty for the bucket's top. */
  readonly prefix: string;
  /** How to tell of it. */
  readonly names: PlaceNames;
}

/** An object there as it is told: `oci://bucket@namespace/object`. */
export function uriOf({ namespace, bucket, names }: ReportPlace, object: string): string {
  return `oci://${names.bucket(bucket)}@${names.namespace(namespace)}/${object}`;
}

/** The place, or a sentence that says why there is none. */
export type PlaceChoice = { readonly notes: readonly string[] } & (
  { readonly place: ReportPlace } | { readonly problem: string }
);

export interface ReportBucketOptions {
  readonly store: ObjectStore;
  readonly settings: Pick<
    ObjectStorageSettings,
    "namespace" | "bucket" | "prefix" | "autoDiscoverBucket"
  >;
  /** The compartments in scope, where a bucket may be discovered; paths as they may be told. */
  readonly compartments: readonly BucketCompartment[];
  readonly names: PlaceNames;
}

/** Finds the place at the first call and remembers it: the last report and this one share it. */
export function reportBucket(options: ReportBucketOptions): () => Promise<PlaceChoice> {
  let choice: Promise<PlaceChoice> | undefined;
  return () => (choice ??= choosePlace(options));
}

async function choosePlace(options: ReportBucketOptions): Promise<PlaceChoice> {
  const { store, settings, names } = options;
  let namespace: string;
  try {
    namespace = settings.namespace ?? (await store.getNamespace());
  } catch (error) {
    const problem = `The Object Storage namespace could not be looked up (${answerOf(error)}). Set object-storage-namespace, or run the job again.`;
    return { problem, notes: [] };
  }
  const choice = await chooseBucket(options, namespace);
  if ("problem" in choice) return choice;
  const prefix = settings.prefix.replace(/^\/+|\/+$/g, "");
  const place = { store, namespace, bucket: choice.bucket, prefix, names };
  return { place, notes: choice.notes };
}

function chooseBucket(
  { store, settings, compartments, names }: ReportBucketOptions,
  namespace: string,
): ReturnType<typeof discoverBucket> {
  if (settings.bucket !== null) return namedBucket(store, namespace, settings.bucket, names);
  if (settings.autoDiscoverBucket) return discoverBucket(store, namespace, compartments, names);
  const problem =
    "No bucket was chosen: none is given and auto-discover-bucket is false. Set object-storage-bucket, or upload-object-storage to false.";
  return Promise.resolve({ problem, notes: [] });
}
