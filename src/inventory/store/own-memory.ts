/**
 * Memory of its own from the system, for what is kept to the end of a run. An ordinary ArrayBuffer
 * comes from where the answers come and go, and what it leaves in pieces there is never given back;
 * one that may be resized has its own pages, backed by the machine only as far as they are written.
 */
export function ownMemory(bytes: number): ArrayBuffer {
  return new ArrayBuffer(bytes, { maxByteLength: bytes });
}
