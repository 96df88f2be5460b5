/** The text in Unicode's composed form (NFC): what looks alike and means the same compares as equal. */
export function normalForm(text: string): string {
  return text.normalize("NFC");
}
