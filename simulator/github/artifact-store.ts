import type { BlobStore } from "./blob-store.js";
import type { GithubReply, GithubRequest } from "./exchange.js";

/** An artifact whose upload was finished. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  /** Bytes, as the client counted them. */
  readonly size: number;
  /** `sha256:<hex>`; null when the client sent none. */
  readonly hash: string | null;
  /** ISO 8601; null for the repository's own retention. */
  readonly expiresAt: string | null;
  /** The uploaded archive. */
  readonly zip: Buffer;
}

interface TwirpRequest {
  readonly name?: string;
  readonly name_filter?: string;
  readonly expires_at?: string;
  readonly size?: string;
  readonly hash?: string;
}

interface Begun {
  readonly blobId: string;
  readonly expiresAt: string | null;
}

/** The artifact service of a workflow run, as far as the artifact library speaks with it. */
export class ArtifactStore {
  readonly finalized: StoredArtifact[] = [];
  readonly #begun = new Map<string, Begun>();

  constructor(private readonly blobs: BlobStore) {}

  answer(method: string, request: GithubRequest, blobUrl: string): GithubReply {
    const body = JSON.parse(request.body.toString()) as TwirpRequest;
    switch (method) {
      case "CreateArtifact":
        return this.#create(body, blobUrl);
      case "FinalizeArtifact":
        return this.#finalize(body);
      case "ListArtifacts":
        return this.#list(body);
      case "GetSignedArtifactURL":
        return this.#signedUrl(body, blobUrl);
      default:
        return { status: 404, json: { code: "bad_route", msg: `No method ${method}.` } };
    }
  }

  #create({ name = "", expires_at: expiresAt }: TwirpRequest, blobUrl: string): GithubReply {
    if (this.#begun.has(name)) {
      const msg = `an artifact with the name ${name} already exists on the workflow run`;
      return { status: 409, json: { code: "already_exists", msg } };
    }
    const { id, signedPath } = this.blobs.create();
    this.#begun.set(name, { blobId: id, expiresAt: expiresAt ?? null });
    return { status: 200, json: { ok: true, signed_upload_url: `${blobUrl}${signedPath}` } };
  }

  #finalize({ name = "", size = "0", hash }: TwirpRequest): GithubReply {
    const begun = this.#begun.get(name);
    const zip = begun && this.blobs.content(begun.blobId);
    if (begun === undefined || zip === null || zip === undefined) return notFound(name);
    const id = 1000 + this.finalized.length;
    const { expiresAt } = begun;
    this.finalized.push({ id, name, size: Number(size), hash: hash ?? null, expiresAt, zip });
    return { status: 200, json: { ok: true, artifact_id: String(id) } };
  }

  #list({ name_filter: filter }: TwirpRequest): GithubReply {
    const artifacts = this.finalized
      .filter(({ name }) => filter === undefined || name === filter)
      .map(({ id, name, size, hash }) => ({
        workflow_run_backend_id: "run",
        workflow_job_run_backend_id: "job",
        database_id: String(id),
        name,
        size: String(size),
        created_at: new Date().toISOString(),
        ...(hash === null ? {} : { digest: hash }),
      }));
    return { status: 200, json: { artifacts } };
  }

  #signedUrl({ name = "" }: TwirpRequest, blobUrl: string): GithubReply {
    const begun = this.#begun.get(name);
    if (begun === undefined) return notFound(name);
    const signedPath = this.blobs.signedPath(begun.blobId);
    return { status: 200, json: { signed_url: `${blobUrl}${signedPath}` } };
  }
}

const notFound = (name: string): GithubReply => ({
  status: 404,
  json: { code: "not_found", msg: `No artifact ${name}.` },
});
