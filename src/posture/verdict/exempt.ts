/** The other way out of a broken limit: a decision that is told in every report, and that ends. */
export const EXEMPT = "exempt what will not be fixed in the policy file, with a reason and an end";
