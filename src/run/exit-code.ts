/** The exit codes of the process. */
export const EXIT = { passed: 0, notAudited: 1, notDelivered: 2, gateFailed: 3 } as const;
