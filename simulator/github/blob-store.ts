import { randomBytes } from "node:crypto";

import type { GithubReply, GithubRequest } from "./exchange.js";

interface Blob {
  readonly signature: string;
  readonly blocks: Map<string, Buffer>;
  content: Buffer | null;
}

/** The blob storage that artifacts are uploaded to: staged blocks and a list that joins them. */
export class BlobStore {
  readonly #blobs = new Map<string, Blob>();

  /** Makes room for a blob and returns the path and query of its signed URL. */
  create(): { readonly id: string; readonly signedPath: string } {
    const id = randomBytes(8).toString("hex");
    const signature = randomBytes(16).toString("hex");
    this.#blobs.set(id, { signature, blocks: new Map(), content: null });
    return { id, signedPath: `artifacts/${id}.zip?se=2100-01-01T00%3A00%3A00Z&sig=${signature}` };
  }

  signedPath(id: string): string {
    return `artifacts/${id}.zip?sig=${this.#blobs.get(id)?.signature ?? ""}`;
  }

  /** Null as long as nothing was uploaded. */
  content(id: string): Buffer | null {
    return this.#blobs.get(id)?.content ?? null;
  }

  answer(path: string, request: GithubRequest): GithubReply {
    const id = /^artifacts\/([0-9a-f]+)\.zip$/.exec(path)?.[1] ?? "";
    const blob = this.#blobs.get(id);
    if (blob === undefined || request.query.get("sig") !== blob.signature) return { status: 403 };
    if (request.method === "GET") {
      return blob.content === null ? { status: 404 } : { status: 200, bytes: blob.content };
    }
    if (request.method !== "PUT") return { status: 405 };
    switch (request.query.get("comp")) {
      case "block":
        blob.blocks.set(request.query.get("blockid") ?? "", request.body);
        break;
      case "blocklist":
        blob.content = joined(blob.blocks, request.body.toString());
        break;
      default:
        blob.content = request.body;
    }
    return {
      status: 201,
      headers: {
        etag: `"${id}"`,
        "last-modified": new Date().toUTCString(),
        "x-ms-request-id": id,
        "x-ms-version": "2024-11-04",
      },
    };
  }
}

/** The blocks in the order of the list, an XML document of `<Latest>` elements. */
function joined(blocks: ReadonlyMap<string, Buffer>, list: string): Buffer {
  const ids = [...list.matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(([, id = ""]) => id);
  return Buffer.concat(ids.map((id) => blocks.get(id) ?? Buffer.alloc(0)));
}
