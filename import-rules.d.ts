/** What one folder of src/ may import. */
export interface ImportRule {
  readonly folder: string;
  /** Folders of src/, or a part of one. */
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  readonly builtins: readonly string[];
  /** No I/O and no clock either. */
  readonly isPure?: boolean;
  readonly reason: string;
}
export const IMPORT_RULES: readonly ImportRule[];
/** One entry of eslint's configuration a folder. */
export const importRules: readonly object[];
