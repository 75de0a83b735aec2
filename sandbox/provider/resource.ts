import type { Json } from './api-mapping.ts';
import type { ProviderAge } from './diagnostic-format.ts';
import type { InnerRetry } from './inner-retry.ts';
import type { SendRequest } from './platform.ts';
import type { ProviderDiagnostic } from './protocol.ts';
import type { Block } from './schema.ts';
import type { ValueObject } from './value.ts';

/** Reads the files that a configuration names, relative to Terraform's working directory. */
export interface LocalFiles {
  /** The file's text, or Go's words for why not. */
  read(path: string): Promise<{ readonly ok: true; readonly content: string } | { readonly ok: false; readonly problem: string }>;
}

/** What a resource has at hand once the provider is configured. */
export interface Session {
  readonly send: SendRequest;
  readonly retry: InnerRetry;
  readonly age: ProviderAge;
  readonly files: LocalFiles;
}

/**
 * How a create or update ended. `attributes` are what only the provider knows (a file's hash).
 * A failed create with an `id` left an object behind: Terraform taints it.
 */
export type Written =
  | { readonly ok: true; readonly id: string; readonly attributes?: ValueObject }
  | { readonly ok: false; readonly id: string | null; readonly diagnostic: ProviderDiagnostic };

export type Removed = { readonly ok: true } | { readonly ok: false; readonly diagnostic: ProviderDiagnostic };

export type Found =
  | { readonly kind: 'found'; readonly body: Json }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly diagnostic: ProviderDiagnostic };

/** One kind of resource: its schema and the requests that the real provider makes for it (facts/genesys.md 5). */
export interface ResourceType {
  /** `genesyscloud_flow` */
  readonly name: string;
  readonly schemaVersion: number;
  readonly block: Block;
  /** Problems of a configuration that can be told without the platform. */
  validate?(config: ValueObject, files: LocalFiles): Promise<readonly ProviderDiagnostic[]>;
  /** SDKv2's CustomizeDiff. `prior` is null for a create. */
  adjustPlan?(planned: ValueObject, prior: ValueObject | null, files: LocalFiles): Promise<ValueObject>;
  create(session: Session, planned: ValueObject): Promise<Written>;
  read(session: Session, id: string): Promise<Found>;
  update(session: Session, id: string, planned: ValueObject): Promise<Written>;
  remove(session: Session, id: string, prior: ValueObject): Promise<Removed>;
  /** Attributes that a failed create or update forgets, beside the planned values it keeps. */
  readonly forgottenOnFailure?: readonly string[];
}
