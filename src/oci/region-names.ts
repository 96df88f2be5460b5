import { Region } from "oci-common";

/** `iad` → `us-ashburn-1`; a name that the SDK does not know stays as it is. */
export function canonicalRegion(name: string): string {
  const known = Region.values().find(({ regionId, regionCode }) =>
    [regionId, regionCode].includes(name),
  );
  return known?.regionId ?? name;
}

/** The region that an OCID names in its fourth part, as a short code or in full; null for none. */
export function regionOf(ocid: string): string | null {
  const part = ocid.split(".")[3] ?? "";
  return part === "" ? null : canonicalRegion(part);
}

/** A region newer than the SDK belongs to the start region's realm, not to the SDK's default. */
export function stayInRealm(startRegion: string): void {
  const known = Region.values().find(({ regionId }) => regionId === startRegion);
  if (known !== undefined) process.env["OCI_DEFAULT_REALM"] ??= known.realm.secondLevelDomain;
}
