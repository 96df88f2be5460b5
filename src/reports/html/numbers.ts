const GROUPED = new Intl.NumberFormat("en-US");

/** `12,345`. */
export function grouped(value: number): string {
  return GROUPED.format(value);
}
