import type { Operation } from "../../../src/oci/operations.js";
import { OciFailure } from "../../../src/oci/failure.js";
import type { ListedBucket, ObjectStore } from "../../../src/oci/object-store.js";

export const REGION = "us-ashburn-1";

export function failure(operation: Operation, status: number | null, code: string): OciFailure {
  const message = status === null ? "no complete answer within 30 s" : "Not for you.";
  const opcRequestId = status === null ? null : "req-1";
  return new OciFailure(message, { operation, region: REGION, status, code, opcRequestId });
}

export const denied = (operation: Operation) => failure(operation, 404, "NotAuthorizedOrNotFound");
export const timedOut = (operation: Operation) => failure(operation, null, "TimedOut");

export function bucket(name: string, freeformTags: Record<string, string> = {}): ListedBucket {
  return { name, compartmentId: "c", freeformTags };
}
export const tagged = (name: string) => bucket(name, { "oci-volume-backup-audit": "reports" });

export interface World {
  namespace?: string | OciFailure;
  /** Buckets by compartment, or why they cannot be listed. */
  buckets?: Record<string, readonly ListedBucket[] | OciFailure>;
  /** publicAccessType by bucket, or why it cannot be read; NoPublicAccess when not given. */
  access?: Record<string, string | OciFailure>;
  /** Why an object cannot be created, by its name. */
  refused?: Record<string, Error>;
  /** Text of the stored objects by name, or why one cannot be read. */
  objects?: Record<string, string | OciFailure>;
  /** Why objects cannot be listed. */
  unlisted?: OciFailure;
}

/** An Object Storage in memory. It keeps what was written and read, and which buckets were looked up. */
export function objectStore(world: World = {}) {
  const written: Parameters<ObjectStore["createObject"]>[0][] = [];
  const lookedUp: string[] = [];
  const read: string[] = [];
  const give = <T>(value: T): Promise<Exclude<T, Error>> =>
    value instanceof Error ? Promise.reject(value) : Promise.resolve(value as Exclude<T, Error>);
  const store: ObjectStore = {
    region: REGION,
    getNamespace: () => give(world.namespace ?? "acmens"),
    listBuckets: (_namespace, compartmentId) => give(world.buckets?.[compartmentId] ?? []),
    getBucket: async (_namespace, name) => {
      lookedUp.push(name);
      return { name, publicAccessType: await give(world.access?.[name] ?? "NoPublicAccess") };
    },
    listObjects: (_namespace, _bucket, prefix) =>
      give(
        world.unlisted ??
          Object.keys(world.objects ?? {})
            .filter((name) => name.startsWith(prefix))
            .sort(),
      ),
    getObject: async (_namespace, _bucket, name) => {
      read.push(name);
      return Buffer.from(await give(world.objects?.[name] ?? denied("GetObject")));
    },
    createObject: async (object) => {
      await give(world.refused?.[object.name] ?? null);
      written.push(object);
    },
  };
  return { store, written, lookedUp, read };
}
