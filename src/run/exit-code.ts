/** The process's exit codes, as the contract gives them. */
export const EXIT = { passed: 0, notAudited: 1, notDelivered: 2, gateFailed: 3 } as const;
