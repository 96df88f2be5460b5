/** The shape of a region's full name, in lower case. */
export const REGION_NAME = "^[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2}$";

export function isRegionName(text: string): boolean {
  return new RegExp(REGION_NAME).test(text);
}
