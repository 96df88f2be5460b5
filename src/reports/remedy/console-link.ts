import type { VolumeKind } from "../../inventory/inventory.js";
import { ocidRealm } from "../../plain/ocid.js";

/** Of each realm whose console's addresses are known; of others nobody is sent anywhere. */
const CONSOLES: ReadonlyMap<string, string> = new Map([["oc1", "https://cloud.oracle.com"]]);

const PLAIN_WORD = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** The page of a volume in the console; null where the realm's is not known, or the OCID is not whole. */
export function consoleLink(kind: VolumeKind, id: string, region: string): string | null {
  const console = CONSOLES.get(ocidRealm(id) ?? "");
  if (console === undefined || !PLAIN_WORD.test(id) || !PLAIN_WORD.test(region)) return null;
  const pages = kind === "BOOT_VOLUME" ? "boot-volumes" : "volumes";
  return `${console}/block-storage/${pages}/${id}?region=${region}`;
}
