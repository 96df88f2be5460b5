import type { CheckOutcome } from "../check.js";
import type { Remedy } from "../remedy.js";

export const pass = (message: string): CheckOutcome => ({ result: "pass", message, remedy: null });

export const fail = (message: string, remedy: Remedy | null): CheckOutcome => ({
  result: "fail",
  message,
  remedy,
});

/** It cannot be told, since something could not be read. */
export const unknown = (message: string): CheckOutcome => ({
  result: "unknown",
  message,
  remedy: null,
});

/** The question does not arise for this volume under its rule. */
export const notApplicable = (message: string): CheckOutcome => ({
  result: "not_applicable",
  message,
  remedy: null,
});
