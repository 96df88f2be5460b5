export const MEBIBYTE = 1 << 20;

/** An earlier JSON report, of which a volume takes some 2 kB: this holds more than 100,000. */
export const MOST_REPORT_BYTES = 256 * MEBIBYTE;

/** What was read, packed, as it is in memory, of which a backup takes some 100 bytes: this holds millions. */
export const MOST_PACKED_BYTES = 512 * MEBIBYTE;
