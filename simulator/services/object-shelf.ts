/** An object as it was put. `md5` is base64, as in the Content-MD5 header. */
export interface StoredObject {
  readonly name: string;
  readonly body: Buffer;
  readonly contentType: string;
  readonly md5: string;
  readonly etag: string;
  readonly timeCreated: string;
}

/** The objects of all buckets. Bucket names are unique within a region and namespace. */
export class ObjectShelf {
  readonly #buckets = new Map<string, Map<string, StoredObject>>();

  in(region: string, bucket: string): Map<string, StoredObject> {
    const key = `${region}/${bucket}`;
    const present = this.#buckets.get(key);
    if (present !== undefined) return present;
    const made = new Map<string, StoredObject>();
    this.#buckets.set(key, made);
    return made;
  }
}
