/** GitHub refuses a comment that is longer, in characters. */
export const MAX_COMMENT_LENGTH = 65_536;

/** GitHub shows nothing of a step's summary over 1 MiB; the margin is for what others append. */
export const MAX_SUMMARY_BYTES = 1024 * 1024 - 16 * 1024;
