/** There is no time that anything could be judged at. The message is a sentence. */
export class ClockError extends Error {
  override readonly name = "ClockError";
}
