/** A bucket as ListBuckets gives it. */
export interface ListedBucket {
  readonly name: string;
  readonly compartmentId: string;
  readonly freeformTags: Readonly<Record<string, string>>;
}

/** A bucket as GetBucket gives it: the only answer that carries `publicAccessType`. */
export interface Bucket {
  readonly name: string;
  /** `NoPublicAccess`, `ObjectRead`, `ObjectReadWithoutList`, or a value newer than this program. */
  readonly publicAccessType: string;
}

/** Object Storage in one region, as far as the audit uses it. Every method throws `OciFailure`. */
export interface ObjectStore {
  readonly region: string;
  getNamespace(): Promise<string>;
  /** All buckets of one compartment, with their freeform tags, every page read. */
  listBuckets(namespace: string, compartmentId: string): Promise<readonly ListedBucket[]>;
  getBucket(namespace: string, name: string): Promise<Bucket>;
  /** The names below a prefix, every page read, in the service's order: by code unit. */
  listObjects(namespace: string, bucket: string, prefix: string): Promise<readonly string[]>;
  /** The whole content of an object. */
  getObject(namespace: string, bucket: string, name: string): Promise<Buffer>;
  /**
   * Creates an object with `if-none-match: *` and Content-MD5. Done only when the service tells the
   * object's digest; fails with status 412 if another one exists, or if it cannot be told which.
   */
  createObject(object: {
    readonly namespace: string;
    readonly bucket: string;
    readonly name: string;
    readonly contentType: string;
    readonly body: Buffer;
  }): Promise<void>;
}
