/** GitHub refuses a comment that is longer, in characters. */
export const MAX_COMMENT_LENGTH = 65_536;
