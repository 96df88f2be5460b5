import type { BucketRecord } from "../tenancy/records.js";
import {
  queryCompartment,
  rootCompartment,
  type Answer,
  type Call,
  type Operation,
} from "../wire/operation.js";
import { paginate } from "../wire/pagination.js";
import { ServiceError } from "../wire/service-error.js";
import { getObject, headObject, listObjects, putObject } from "./objects.js";

function demandNamespace(call: Call): void {
  const asked = call.params["namespace"] ?? "";
  if (asked === call.tenancy.namespace) return;
  throw new ServiceError(
    404,
    "NamespaceNotFound",
    `You do not have authorization to perform this request, or the requested resource could not be found: namespace ${asked}.`,
  );
}

/** The bucket that the path names; one that may not be seen is refused like one that is not there. */
function bucketOf(call: Call): BucketRecord {
  demandNamespace(call);
  const name = call.params["bucket"] ?? "";
  const bucket = call.region.buckets.get(name);
  const denied =
    bucket !== undefined &&
    call.tenancy.isDenied(bucket.compartmentId, call.operation, call.region.name);
  if (bucket !== undefined && !denied) return bucket;
  throw new ServiceError(
    404,
    "BucketNotFound",
    `Either the bucket named '${name}' does not exist in the namespace '${call.tenancy.namespace}' or you are not authorized to access it`,
  );
}

function listBuckets(call: Call): Answer {
  demandNamespace(call);
  const compartment = call.query.get("compartmentId");
  const withTags = (call.query.get("fields") ?? "").split(",").includes("tags");
  const buckets = [...call.region.buckets.values()].filter(
    (bucket) => bucket.compartmentId === compartment,
  );
  return paginate(call, buckets, (items) => items.map((bucket) => summaryOf(bucket, withTags)));
}

function summaryOf(bucket: BucketRecord, withTags: boolean): object {
  const { namespace, name, compartmentId, createdBy, timeCreated, etag } = bucket;
  const tags = withTags
    ? { freeformTags: bucket.freeformTags, definedTags: bucket.definedTags }
    : { freeformTags: null, definedTags: null };
  return { namespace, name, compartmentId, createdBy, timeCreated, etag, ...tags };
}

function getBucket(call: Call): Answer {
  const bucket = bucketOf(call);
  return { headers: { etag: bucket.etag }, body: { ...bucket, metadata: {} } };
}

// Buckets refuse with their own error, so permission is asked in `bucketOf`, not by compartment.
const bucketOperation = (
  operation: Pick<Operation, "name" | "method" | "path" | "answer" | "unsignedBody">,
): Operation => ({ ...operation, service: "objectstorage", compartment: rootCompartment });

export const OBJECT_STORAGE_OPERATIONS: readonly Operation[] = [
  {
    name: "GetNamespace",
    service: "objectstorage",
    method: "GET",
    path: "/n",
    compartment: rootCompartment,
    answer: (call) => ({ body: call.tenancy.namespace }),
  },
  {
    name: "ListBuckets",
    service: "objectstorage",
    method: "GET",
    path: "/n/{namespace}/b",
    required: ["compartmentId"],
    compartment: queryCompartment,
    answer: listBuckets,
  },
  bucketOperation({
    name: "GetBucket",
    method: "GET",
    path: "/n/{namespace}/b/{bucket}",
    answer: getBucket,
  }),
  bucketOperation({
    name: "PutObject",
    method: "PUT",
    path: "/n/{namespace}/b/{bucket}/o/{object*}",
    unsignedBody: true,
    answer: (call) => putObject(call, bucketOf(call)),
  }),
  bucketOperation({
    name: "GetObject",
    method: "GET",
    path: "/n/{namespace}/b/{bucket}/o/{object*}",
    answer: (call) => getObject(call, bucketOf(call)),
  }),
  bucketOperation({
    name: "HeadObject",
    method: "HEAD",
    path: "/n/{namespace}/b/{bucket}/o/{object*}",
    answer: (call) => headObject(call, bucketOf(call)),
  }),
  bucketOperation({
    name: "ListObjects",
    method: "GET",
    path: "/n/{namespace}/b/{bucket}/o",
    answer: (call) => listObjects(call, bucketOf(call)),
  }),
];
