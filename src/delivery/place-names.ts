/** How the place of the reports is told of; what is asked of OCI has the true names. */
export interface PlaceNames {
  bucket(name: string): string;
  /** Of a bucket that anybody may read: its name alone is a way in. */
  publicBucket(name: string): string;
  namespace(name: string): string;
}

export const TRUE_NAMES: PlaceNames = {
  bucket: (name) => name,
  publicBucket: (name) => name,
  namespace: (name) => name,
};
