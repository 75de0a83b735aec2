/** Where in the configuration a diagnostic points. Lines start at 1. */
export interface SourceRange {
  /** As Terraform prints it: relative to the working directory. */
  readonly filename: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** One diagnostic of Terraform's JSON stream, secrets already taken out. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Null for destroy errors, which carry none (facts/terraform.md). */
  readonly address: string | null;
  readonly range: SourceRange | null;
}
