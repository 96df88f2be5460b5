/** Milliseconds in n minutes, hours or days: `hours(36)`. */
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;

/** The instant as OCI writes it in bodies. */
export const isoTime = (instant: number): string => new Date(instant).toISOString();
