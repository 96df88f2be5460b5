import { createHash } from "node:crypto";

import { ObjectStorageClient, requests, type models } from "oci-objectstorage";

import { OciFailure } from "../failure.js";
import type { Bucket, ListedBucket, ObjectStore } from "../object-store.js";
import type { SdkHttpClient } from "../transport/transport.js";
import { malformed, understood } from "./malformed-answer.js";
import { freeformTags, optionalText, requiredList, requiredText } from "./model-values.js";
import { Lister, pagesOf } from "./paging.js";
import { queryValue } from "./query-value.js";
import { sdkClient } from "./sdk-client.js";

/** Object Storage in one region over the SDK. */
export class SdkObjectStore implements ObjectStore {
  readonly region: string;
  readonly #client: ObjectStorageClient;
  readonly #lister: Lister;

  constructor(region: string, httpClient: SdkHttpClient) {
    this.region = region;
    this.#client = sdkClient(ObjectStorageClient, httpClient, region);
    this.#lister = new Lister(region);
  }

  async getNamespace(): Promise<string> {
    return await understood("GetNamespace", this.region, async () =>
      requiredText((await this.#client.getNamespace({})).value, "namespace"),
    );
  }

  async listBuckets(namespace: string, compartmentId: string): Promise<readonly ListedBucket[]> {
    const read = this.#client.listBuckets.bind(this.#client);
    const where = {
      namespaceName: namespace,
      compartmentId: queryValue(compartmentId),
      fields: [requests.ListBucketsRequest.Fields.Tags],
    };
    const buckets: ListedBucket[] = [];
    for await (const page of this.#lister.list("ListBuckets", where, read, listedBucket)) {
      buckets.push(...page);
    }
    return buckets;
  }

  async getBucket(namespace: string, name: string): Promise<Bucket> {
    const where = { namespaceName: namespace, bucketName: name };
    return await understood("GetBucket", this.region, async () => {
      const { bucket } = await this.#client.getBucket(where);
      // An answer that does not say so is not taken as private.
      const publicAccessType = optionalText(bucket.publicAccessType) ?? "UNKNOWN";
      return { name, publicAccessType };
    });
  }

  async listObjects(namespace: string, bucket: string, prefix: string): Promise<readonly string[]> {
    const where = {
      namespaceName: namespace,
      bucketName: bucket,
      prefix: queryValue(prefix),
      fields: "name",
      limit: 1_000,
    };
    // This listing has pages of its own kind: the next one begins with a name.
    const pages = pagesOf("ListObjects", this.region, async (start) => {
      const request = start === undefined ? where : { ...where, start: queryValue(start) };
      const { objects, nextStartWith } = (await this.#client.listObjects(request)).listObjects;
      const found = requiredList(objects, "objects");
      const items = found.map(({ name }) => requiredText(name, "name"));
      // The last page may leave the next start out, or say null.
      const next = optionalText(nextStartWith);
      return next === null ? { items } : { items, opcNextPage: next };
    });
    const names: string[] = [];
    for await (const page of pages) names.push(...page);
    return names;
  }

  async getObject(namespace: string, bucket: string, name: string): Promise<Buffer> {
    const where = { namespaceName: namespace, bucketName: bucket, objectName: name };
    const { value } = await this.#client.getObject(where);
    return Buffer.from(await new Response(value as ReadableStream).arrayBuffer());
  }

  async createObject(object: {
    readonly namespace: string;
    readonly bucket: string;
    readonly name: string;
    readonly contentType: string;
    readonly body: Buffer;
  }): Promise<void> {
    const { namespace: namespaceName, bucket: bucketName, name: objectName, body } = object;
    // The signature does not cover the body.
    const contentMD5 = createHash("md5").update(body).digest("base64");
    const where = { namespaceName, bucketName, objectName };
    let confirmed: string | null;
    try {
      const answer = await this.#client.putObject({
        ...where,
        contentLength: body.length,
        contentType: object.contentType,
        contentMD5,
        ifNoneMatch: "*",
        putObjectBody: body,
      });
      confirmed = optionalText(answer.opcContentMd5);
    } catch (error) {
      // An attempt whose answer was lost may have stored the object: its repetition meets itself.
      const isRefused = error instanceof OciFailure && error.status === 412;
      if (isRefused && (await this.#digestOf(where)) === contentMD5) return;
      throw error;
    }
    if (confirmed === contentMD5) return;
    // An answer without the service's digest may be anybody's.
    if ((await this.#digestOf(where)) === contentMD5) return;
    throw malformed(
      "PutObject",
      this.region,
      confirmed === null
        ? "the service did not confirm the upload by the object's digest, and HeadObject does not show it"
        : "the service confirmed another digest than that of the upload",
    );
  }

  /** MD5 of the object as it lies there, in base64; null when it cannot be told. */
  async #digestOf(where: {
    readonly namespaceName: string;
    readonly bucketName: string;
    readonly objectName: string;
  }): Promise<string | null> {
    try {
      return optionalText((await this.#client.headObject(where)).contentMd5);
    } catch {
      return null;
    }
  }
}

function listedBucket(model: models.BucketSummary): ListedBucket {
  return {
    name: requiredText(model.name, "name"),
    compartmentId: optionalText(model.compartmentId) ?? "",
    freeformTags: freeformTags(model.freeformTags),
  };
}
