const MEBIBYTE = 1 << 20;

/** An earlier JSON report, of which a volume takes some 2 kB: this holds more than 100,000. */
export const MOST_REPORT_BYTES = 256 * MEBIBYTE;
