/** The other way out of a broken limit: a decision that every report shows, and that expires. */
export const EXEMPT = "add an exemption with a reason and an expiry date to the policy file";
