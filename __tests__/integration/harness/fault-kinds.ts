import type { Fault, FaultEffect } from "../../../simulator/faults.js";

/** A fault of the matrix; `passes` when another attempt may meet a good answer. */
export interface FaultKind {
  readonly name: string;
  readonly effect: FaultEffect;
  readonly passes: boolean;
}

const status = (code: number, passes: boolean): FaultKind => ({
  name: String(code),
  effect: { kind: "status", status: code },
  passes,
});

export const FAULT_KINDS: readonly FaultKind[] = [
  status(401, false),
  status(403, false),
  status(404, false),
  status(409, false),
  status(429, true),
  {
    name: "429 with Retry-After",
    effect: { kind: "status", status: 429, retryAfterSeconds: 2 },
    passes: true,
  },
  status(500, true),
  status(503, true),
  // As a gateway answers, without a body.
  { name: "502", effect: { kind: "instead", status: 502 }, passes: true },
  // The right answer, or a part of it: nobody documents that it may come so.
  { name: "206", effect: { kind: "altered", status: 206 }, passes: true },
  { name: "202", effect: { kind: "instead", status: 202, body: [] }, passes: true },
  { name: "reset", effect: { kind: "reset" }, passes: true },
  { name: "hang", effect: { kind: "hang" }, passes: true },
  { name: "truncated body", effect: { kind: "truncate" }, passes: true },
  { name: "HTML body", effect: { kind: "html" }, passes: true },
];

export const isHang = ({ effect }: FaultKind): boolean => effect.kind === "hang";

/** Every page comes empty once, and names a next one. */
export const EMPTY_PAGE: FaultKind = {
  name: "empty pages",
  effect: { kind: "empty-page" },
  passes: true,
};

/** Each strikes whatever the others do, and all together with the chance given. */
export function randomFaults(seed: string, chance: number): readonly Fault[] {
  const effects: readonly FaultEffect[] = [
    { kind: "status", status: 429 },
    { kind: "status", status: 500 },
    { kind: "status", status: 503 },
    { kind: "instead", status: 502 },
    { kind: "altered", status: 206 },
    { kind: "reset" },
    { kind: "truncate" },
    { kind: "html" },
  ];
  const probability = 1 - (1 - chance) ** (1 / effects.length);
  return effects.map((effect, index) => ({ effect, probability, seed: `${seed} ${index}` }));
}
