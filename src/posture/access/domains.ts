/** The identity domain that a name without one is of. Source: Oracle's "Policy Syntax", subject. */
export const DEFAULT_DOMAIN = "Default";

/** In a statement the domain Default is that in any case. */
export function isDefaultDomain(domain: string): boolean {
  return domain.toLowerCase() === DEFAULT_DOMAIN.toLowerCase();
}
