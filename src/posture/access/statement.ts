/**
 * One statement of an IAM policy, as far as it says who may do what and where.
 * Source: https://docs.oracle.com/iaas/Content/Identity/policieshow/Policy_Basics.htm
 */

/** `outsider`: of another tenancy, which must endorse it too. */
export const SUBJECT_KINDS = [
  ...(["group", "dynamic-group", "service", "resource"] as const),
  ...(["any-user", "any-group", "outsider"] as const),
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface Subject {
  readonly kind: SubjectKind;
  /** `Administrators`, `Domain/Name` of another domain than Default, or an OCID; empty for any-user. */
  readonly name: string;
}

/** The verbs and permissions are as Oracle writes them: verbs in lower case, permissions in upper case. */
export type Rights =
  | { readonly kind: "verb"; readonly verb: Verb; readonly resource: string }
  | { readonly kind: "permissions"; readonly permissions: readonly string[] };

export const VERBS = ["inspect", "read", "use", "manage"] as const;
export type Verb = (typeof VERBS)[number];

export type Location =
  | { readonly kind: "tenancy" }
  | { readonly kind: "compartment"; readonly id: string }
  /** Names from the policy's own compartment down. */
  | { readonly kind: "path"; readonly names: readonly string[] };

/** `open`: what the statement alone does not tell, for example a tag or the time. */
export type Condition =
  | { readonly kind: "open" }
  | { readonly kind: "all" | "any"; readonly of: readonly Condition[] }
  | {
      readonly kind: "compare";
      /** In lower case. */
      readonly variable: string;
      readonly isNegated: boolean;
      readonly value: string;
      /** Written between slashes, with `*` for any text. */
      readonly isPattern: boolean;
    };

export interface Grant {
  readonly kind: "grant";
  readonly subjects: readonly Subject[];
  readonly rights: Rights;
  readonly location: Location;
  /** null: it holds always. */
  readonly condition: Condition | null;
}

export type Statement =
  | Grant
  /** It grants nothing in this tenancy: `define`, `endorse`, `deny`. */
  | { readonly kind: "no grant" }
  /** Subjects as far as they could be read; empty: anybody. */
  | { readonly kind: "unreadable"; readonly subjects: readonly Subject[] };
