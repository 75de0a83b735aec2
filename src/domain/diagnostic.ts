/** Where in the configuration a diagnostic points. Lines start at 1. */
export interface SourceRange {
  /** As Terraform prints it: relative to the working directory. */
  readonly filename: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** The words of a diagnostic. */
export interface DiagnosticText {
  readonly summary: string;
  readonly detail: string;
}

/**
 * The words as Terraform printed them, where secrets were taken out of those that are shown. Rules read them, because a sensitive
 * value may be a word like "active" and without it a message means something else. Nothing prints them: as JSON, in a template, in
 * an inspection they are `***`.
 */
export class RawText {
  readonly #text: DiagnosticText;
  constructor({ summary, detail }: DiagnosticText) {
    this.#text = { summary, detail };
  }
  /** Only for `asPrinted`. */
  reveal(): DiagnosticText {
    return this.#text;
  }
  toString(): string {
    return '***';
  }
  toJSON(): string {
    return '***';
  }
}

/** One diagnostic of Terraform, secrets already taken out of its words. */
export interface Diagnostic extends DiagnosticText {
  readonly severity: 'error' | 'warning';
  /** There only where secrets were taken out. */
  readonly raw?: RawText;
  /** Null for destroy errors, which carry none (facts/terraform.md). */
  readonly address: string | null;
  readonly range: SourceRange | null;
}

/** The words to judge a diagnostic by. A rule gives back what they mean (a kind, a number, an address of ours), never a piece of them. */
export const asPrinted = (diagnostic: Diagnostic): DiagnosticText => diagnostic.raw?.reveal() ?? diagnostic;
