import type { ListedBucket, ObjectStore } from "../oci/object-store.js";
import type { PlaceNames } from "./place-names.js";
import { answerOf, isDenied } from "./service-answer.js";

/** The freeform tag that marks the bucket for reports. */
const BUCKET_TAG = { key: "oci-volume-backup-audit", value: "reports" } as const;

const NAMES_SHOWN = 10;

export interface BucketCompartment {
  readonly id: string;
  /** From the tenancy's name down: `acme/prod`. */
  readonly path: string;
}

type BucketListing = { readonly path: string } & (
  { readonly buckets: readonly ListedBucket[] } | { readonly error: unknown }
);

/** The bucket to write to, or a sentence that says why there is none. */
export type BucketChoice = { readonly notes: readonly string[] } & (
  { readonly bucket: string } | { readonly problem: string }
);

/** The bucket that the user named: it must be there and must not be public. */
export async function namedBucket(
  store: ObjectStore,
  namespace: string,
  name: string,
  names: PlaceNames,
): Promise<BucketChoice> {
  const shown = names.bucket(name);
  try {
    const { publicAccessType } = await store.getBucket(namespace, name);
    if (publicAccessType === "NoPublicAccess") return { bucket: name, notes: [] };
    const problem = isPublic(publicAccessType)
      ? `The bucket ${names.publicBucket(name)} is public (${publicAccessType}), and reports are not written to a public bucket. Make it private, or set object-storage-bucket to a private one.`
      : `The bucket ${shown} could not be confirmed to be private (its publicAccessType is ${publicAccessType}), and reports are not written to a bucket that may be public. Make it private, or set object-storage-bucket to one whose publicAccessType is NoPublicAccess.`;
    return { problem, notes: [] };
  } catch (error) {
    const problem = isDenied(error)
      ? `The bucket ${shown} is not in namespace ${names.namespace(namespace)}, region ${store.region}, or may not be read (${answerOf(error)}). Set object-storage-bucket to a bucket there, object-storage-region to the bucket's region, and allow the caller to read buckets.`
      : `The bucket ${shown} could not be looked up (${answerOf(error)}). Run the job again; without an answer nothing is written, since object-storage-bucket might be public.`;
    return { problem, notes: [] };
  }
}

/**
 * The bucket in the audit's scope: the one private bucket with the tag; when none has the tag, the
 * one private bucket there is. A doubt is never settled by a guess.
 */
export async function discoverBucket(
  store: ObjectStore,
  namespace: string,
  compartments: readonly BucketCompartment[],
  names: PlaceNames,
): Promise<BucketChoice> {
  const listings = await Promise.all(
    compartments.map(async ({ id, path }): Promise<BucketListing> => {
      try {
        return { path, buckets: await store.listBuckets(namespace, id) };
      } catch (error) {
        return { path, error };
      }
    }),
  );
  const failures = listings.filter((listing) => "error" in listing);
  const broken = failures.find(({ error }) => !isDenied(error));
  if (broken !== undefined) {
    const problem = `No bucket was chosen: the buckets of compartment ${broken.path} could not be listed (${answerOf(broken.error)}), so the right one may be among them. Run the job again, or set object-storage-bucket.`;
    return { problem, notes: [] };
  }
  const notes = noteOn(failures);
  const buckets = listings
    .flatMap((listing) => ("error" in listing ? [] : listing.buckets))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const tagged = buckets.filter(
    ({ freeformTags }) => freeformTags[BUCKET_TAG.key] === BUCKET_TAG.value,
  );
  const areTagged = tagged.length > 0;
  const candidates = areTagged ? tagged : buckets;
  const choice = await oneEligible(store, namespace, { candidates, areTagged, names });
  return { ...choice, notes };
}

/** One note however many compartments it is: their buckets are passed over, which is no failure. */
function noteOn(
  failures: readonly { readonly path: string; readonly error: unknown }[],
): readonly string[] {
  const [first] = failures;
  if (first === undefined) return [];
  const paths = listed(failures.map(({ path }) => path));
  const answer = answerOf(first.error);
  return [
    `Buckets may not be listed in ${paths} (${answer}): none there was considered for the reports.`,
  ];
}

interface Candidates {
  readonly candidates: readonly ListedBucket[];
  readonly areTagged: boolean;
  readonly names: PlaceNames;
}

async function oneEligible(
  store: ObjectStore,
  namespace: string,
  { candidates, areTagged, names }: Candidates,
): Promise<{ bucket: string } | { problem: string }> {
  const eligible: string[] = [];
  const refused: string[] = [];
  for (const { name } of candidates) {
    try {
      const { publicAccessType } = await store.getBucket(namespace, name);
      if (publicAccessType === "NoPublicAccess") eligible.push(name);
      else if (isPublic(publicAccessType))
        refused.push(`${names.publicBucket(name)} is public (${publicAccessType})`);
      else
        refused.push(
          `${names.bucket(name)} could not be confirmed to be private (${publicAccessType})`,
        );
    } catch (error) {
      if (!isDenied(error)) {
        const problem = `No bucket was chosen: it is unknown whether the bucket ${names.bucket(name)} is private (${answerOf(error)}). Run the job again, or set object-storage-bucket.`;
        return { problem };
      }
      refused.push(`${names.bucket(name)} may not be read (${answerOf(error)})`);
    }
    // Two are too many already: in a tenancy of many buckets the rest need no look-up.
    if (eligible.length > 1) {
      const shown = candidates.map((it) => names.bucket(it.name));
      return { problem: several(shown, areTagged) };
    }
  }
  const [bucket] = eligible;
  return bucket === undefined ? { problem: none(refused, areTagged, store.region) } : { bucket };
}

/** Any other type but `NoPublicAccess` is one that was not told, or that OCI added since. */
function isPublic(publicAccessType: string): boolean {
  return /^ObjectRead(?:WithoutList)?$/.test(publicAccessType);
}

const TAG = `${BUCKET_TAG.key}=${BUCKET_TAG.value}`;

function several(candidates: readonly string[], areTagged: boolean): string {
  const names = listed(candidates);
  return areTagged
    ? `No bucket was chosen: several have the freeform tag ${TAG} (${names}). Leave the tag on one of them, or set object-storage-bucket.`
    : `No bucket was chosen: there are several (${names}). Give the one for the reports the freeform tag ${TAG}, or set object-storage-bucket.`;
}

function none(refused: readonly string[], areTagged: boolean, region: string): string {
  const fix = `Set object-storage-bucket to a private bucket, or upload-object-storage to false.`;
  if (refused.length === 0) {
    return `No bucket was chosen: the audited compartments have none in region ${region} that the caller can see. ${fix}`;
  }
  const which = areTagged ? `bucket with the freeform tag ${TAG}` : "bucket";
  return `No bucket was chosen: no ${which} is private and readable (${listed(refused)}). ${fix}`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(", ");
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}
