/** A file that holds no plan that can be judged. The message is a sentence that names the file. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}
