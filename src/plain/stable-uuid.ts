import { createHash } from "node:crypto";

/** The namespace of all UUIDs of this program: itself a UUID of version 4, made once. */
const NAMESPACE = Buffer.from("6f0c6f5e1f0b4c0f9b0d7a3c52e8d914", "hex");

/** A UUID of version 5 (RFC 9562): the same parts give the same one, on every machine. */
export function stableUuid(...parts: readonly string[]): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(JSON.stringify(parts)).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex", 0, 16);
  const lengths = [0, 8, 12, 16, 20, 32];
  return lengths
    .slice(1)
    .map((end, index) => hex.slice(lengths[index], end))
    .join("-");
}
