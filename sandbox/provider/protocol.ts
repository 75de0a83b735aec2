import { fileURLToPath } from 'node:url';
import type { AnyDefinition, ServiceDefinition } from '@grpc/proto-loader';
import { loadSync } from '@grpc/proto-loader';

/** A Terraform value on the wire: one of the two encodings, the other empty. */
export interface DynamicValue {
  readonly msgpack: Uint8Array;
  readonly json?: Uint8Array;
}

/** An error as the provider prints it. `summary` and `detail` are the texts of facts/genesys.md 2.4. */
export interface ProviderDiagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly summary: string;
  readonly detail: string;
}

/** Which attribute forces a replacement. */
export interface AttributePath {
  readonly steps: readonly { readonly attributeName: string }[];
}

/** Messages of one call; field names as proto-loader turns them into camel case. */
export interface TypedRequest {
  readonly typeName: string;
}
export interface ConfigRequest {
  readonly config: DynamicValue | null;
}
export interface ReadRequest extends TypedRequest {
  readonly currentState: DynamicValue | null;
}
export interface PlanRequest extends TypedRequest, ConfigRequest {
  readonly priorState: DynamicValue | null;
  readonly proposedNewState: DynamicValue | null;
}
export interface ApplyRequest extends TypedRequest, ConfigRequest {
  readonly priorState: DynamicValue | null;
  readonly plannedState: DynamicValue | null;
}
export interface UpgradeRequest extends TypedRequest {
  readonly rawState: { readonly json: Uint8Array } | null;
}
export interface ImportRequest extends TypedRequest {
  readonly id: string;
}

function isService(definition: AnyDefinition | undefined): definition is ServiceDefinition {
  return definition !== undefined && !('format' in definition);
}

/** The gRPC service `tfplugin5.Provider`, read from the `.proto` file beside this one. Throws when that file is broken. */
export function providerService(): ServiceDefinition {
  const file = fileURLToPath(new URL('tfplugin5.proto', import.meta.url));
  const definition = loadSync(file, { enums: String, longs: Number, defaults: true })['tfplugin5.Provider'];
  if (!isService(definition)) throw new Error('tfplugin5.proto does not define the service Provider');
  return definition;
}
