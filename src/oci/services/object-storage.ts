import { createHash } from "node:crypto";

import { ObjectStorageClient, requests, type models } from "oci-objectstorage";

import { OciFailure } from "../failure.js";
import type { Bucket, ListedBucket, ObjectStore } from "../object-store.js";
import type { SdkHttpClient } from "../transport/transport.js";
import { understood } from "./malformed-answer.js";
import { freeformTags, optionalText, requiredList, requiredText } from "./model-values.js";
import { Lister } from "./paging.js";
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
    const names: string[] = [];
    let start: string | undefined;
    do {
      const request = {
        namespaceName: namespace,
        bucketName: bucket,
        prefix: queryValue(prefix),
        fields: "name",
        limit: 1_000,
        ...(start === undefined ? {} : { start: queryValue(start) }),
      };
      const page = await understood("ListObjects", this.region, async () => {
        const { objects, nextStartWith } = (await this.#client.listObjects(request)).listObjects;
        const found = requiredList(objects, "objects");
        // The last page may leave the next start out, or say null.
        return {
          names: found.map(({ name }) => requiredText(name, "name")),
          next: optionalText(nextStartWith) ?? undefined,
        };
      });
      names.push(...page.names);
      start = page.next;
    } while (start !== undefined);
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
    try {
      await this.#client.putObject({
        namespaceName,
        bucketName,
        objectName,
        contentLength: body.length,
        contentType: object.contentType,
        contentMD5,
        ifNoneMatch: "*",
        putObjectBody: body,
      });
    } catch (error) {
      const where = { namespaceName, bucketName, objectName };
      if (!(await this.#isOurEarlierAttempt(error, where, contentMD5))) throw error;
    }
  }

  /**
   * An attempt whose answer was lost may have stored the object: its repetition then meets itself.
   * Where the object may not be looked at, a repeated call is believed: its name is the run's own.
   */
  async #isOurEarlierAttempt(
    error: unknown,
    where: { namespaceName: string; bucketName: string; objectName: string },
    contentMD5: string,
  ): Promise<boolean> {
    if (!(error instanceof OciFailure) || error.status !== 412) return false;
    try {
      const stored = optionalText((await this.#client.headObject(where)).contentMd5);
      return stored === null ? error.attempts > 1 : stored === contentMD5;
    } catch {
      return error.attempts > 1;
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
