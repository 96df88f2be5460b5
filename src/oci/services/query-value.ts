/** The SDK puts query values into the URL as they are; `&`, `#`, `+` or `%` in one would break it. */
export function queryValue(value: string): string {
  return encodeURIComponent(value);
}
