/** IANA time zones by OCI region identifier, from the place that each region is named after. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  "Africa/Casablanca": ["af-casablanca-1"],
  "Africa/Johannesburg": ["af-johannesburg-1"],
  "America/Bogota": ["sa-bogota-1"],
  "America/Chicago": ["us-chicago-1", "us-gov-chicago-1"],
  "America/Denver": ["us-saltlake-2"],
  "America/Los_Angeles": ["us-sanjose-1"],
  "America/Mexico_City": ["mx-queretaro-1"],
  "America/Monterrey": ["mx-monterrey-1"],
  "America/New_York": [
    "us-ashburn-1",
    "us-ashburn-2",
    "us-gov-ashburn-1",
    "us-langley-1",
    "us-newark-1",
  ],
  "America/Phoenix": ["us-gov-phoenix-1", "us-luke-1", "us-phoenix-1"],
  "America/Santiago": ["sa-santiago-1", "sa-valparaiso-1"],
  "America/Sao_Paulo": ["sa-riodejaneiro-1", "sa-saopaulo-1", "sa-vinhedo-1"],
  "America/Toronto": ["ca-montreal-1", "ca-toronto-1"],
  "Asia/Dhaka": ["ap-dcc-gazipur-1"],
  "Asia/Dubai": [
    "me-abudhabi-1",
    "me-abudhabi-2",
    "me-abudhabi-3",
    "me-abudhabi-4",
    "me-alain-1",
    "me-dubai-1",
  ],
  "Asia/Jakarta": ["ap-batam-1"],
  "Asia/Jerusalem": ["il-jerusalem-1"],
  "Asia/Kolkata": ["ap-delhi-1", "ap-hyderabad-1", "ap-mumbai-1"],
  "Asia/Kuala_Lumpur": ["ap-kulai-2"],
  "Asia/Muscat": ["me-dcc-muscat-1", "me-ibri-1"],
  "Asia/Qatar": ["me-alrayyan-1", "me-dcc-doha-1"],
  "Asia/Riyadh": ["me-jeddah-1", "me-riyadh-1"],
  "Asia/Seoul": ["ap-chuncheon-1", "ap-chuncheon-2", "ap-seoul-1", "ap-seoul-2", "ap-suwon-1"],
  "Asia/Singapore": ["ap-singapore-1", "ap-singapore-2"],
  "Asia/Tokyo": ["ap-chiyoda-1", "ap-ibaraki-1", "ap-osaka-1", "ap-tokyo-1"],
  "Australia/Melbourne": ["ap-melbourne-1"],
  "Australia/Sydney": ["ap-dcc-canberra-1", "ap-sydney-1"],
  "Europe/Amsterdam": ["eu-amsterdam-1"],
  "Europe/Belgrade": ["eu-jovanovac-1"],
  "Europe/Berlin": ["eu-dcc-rating-1", "eu-dcc-rating-2", "eu-frankfurt-1", "eu-frankfurt-2"],
  "Europe/Budapest": ["eu-budapest-1"],
  "Europe/Dublin": ["eu-dcc-dublin-1", "eu-dcc-dublin-2"],
  "Europe/London": ["uk-cardiff-1", "uk-gov-cardiff-1", "uk-gov-london-1", "uk-london-1"],
  "Europe/Madrid": ["eu-madrid-1", "eu-madrid-2", "eu-madrid-3"],
  "Europe/Paris": ["eu-marseille-1", "eu-paris-1"],
  "Europe/Rome": ["eu-dcc-milan-1", "eu-dcc-milan-2", "eu-milan-1", "eu-turin-1"],
  "Europe/Stockholm": ["eu-stockholm-1"],
  "Europe/Zurich": ["eu-crissier-1", "eu-dcc-zurich-1", "eu-zurich-1"],
};

const ZONE_BY_REGION: ReadonlyMap<string, string> = new Map(
  Object.entries(ZONES).flatMap(([zone, regions]) => regions.map((region) => [region, zone])),
);

/**
 * The IANA time zone that REGIONAL_DATA_CENTER_TIME means in a region: `Europe/Berlin`. null for a
 * region that this program does not know or whose place is not published: its local time is
 * uncertain, and callers allow for any zone rather than assume one.
 */
export function regionTimeZone(region: string): string | null {
  return ZONE_BY_REGION.get(region) ?? null;
}
