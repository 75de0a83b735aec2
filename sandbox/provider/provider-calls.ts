import type { CallCounter } from './call-counts.ts';
import type { ProviderAge } from './diagnostic-format.ts';
import { localDiagnostic } from './diagnostic-format.ts';
import type { InnerRetry } from './inner-retry.ts';
import { applyChange, refresh } from './lifecycle.ts';
import { planChange } from './planned-state.ts';
import type { SendRequest } from './platform.ts';
import type {
  ApplyRequest,
  ConfigRequest,
  ImportRequest,
  PlanRequest,
  ProviderDiagnostic,
  ReadRequest,
  TypedRequest,
  UpgradeRequest,
} from './protocol.ts';
import type { Environment } from './provider-config.ts';
import { configure, providerBlock } from './provider-config.ts';
import type { LocalFiles, ResourceType, Session } from './resource.ts';
import { resourceTypes } from './resource-types.ts';
import { conform, protocolSchema } from './schema.ts';
import { decodeObject, encodeValue } from './value.ts';

/** What the calls need to know about this provider. */
export interface ProviderSetup {
  readonly apiUrl: string;
  readonly age: ProviderAge;
  readonly retry: InnerRetry;
  readonly environment: Environment;
  readonly files: LocalFiles;
  readonly counter: CallCounter;
}

function typeOf(name: string): ResourceType {
  const type = resourceTypes.get(name);
  // Terraform asks only for what the schema offers.
  if (type === undefined) throw new Error(`no such resource type: ${name}`);
  return type;
}

function schemas(): object {
  const resources = [...resourceTypes.values()].map((type) => [type.name, protocolSchema(type.block, type.schemaVersion)] as const);
  return { provider: protocolSchema(providerBlock, 0), resourceSchemas: Object.fromEntries(resources), dataSourceSchemas: {} };
}

async function plan({ files, counter }: ProviderSetup, request: PlanRequest): Promise<object> {
  const type = typeOf(request.typeName);
  counter.count('plans', type.name);
  const proposed = decodeObject(request.proposedNewState);
  if (proposed === null) return { plannedState: encodeValue(null), legacyTypeSystem: true };
  const prior = decodeObject(request.priorState);
  const { state, requiresReplace } = planChange(type.block, prior, proposed, decodeObject(request.config) ?? {});
  const planned = type.adjustPlan === undefined ? state : await type.adjustPlan(state, prior, files);
  return {
    plannedState: encodeValue(planned),
    requiresReplace: requiresReplace.map((attributeName) => ({ steps: [{ attributeName }] })),
    // As every SDKv2 provider: Terraform then tolerates that a read-back differs from the plan.
    legacyTypeSystem: true,
  };
}

async function read({ counter }: ProviderSetup, session: Session, request: ReadRequest): Promise<object> {
  const type = typeOf(request.typeName);
  counter.count('reads', type.name);
  const state = decodeObject(request.currentState);
  const outcome = state === null ? { state, diagnostics: [] } : await refresh(type, session, state);
  return { newState: encodeValue(outcome.state), diagnostics: outcome.diagnostics };
}

async function apply({ counter }: ProviderSetup, session: Session, request: ApplyRequest): Promise<object> {
  const type = typeOf(request.typeName);
  counter.count('applies', type.name);
  const outcome = await applyChange(type, session, decodeObject(request.priorState), decodeObject(request.plannedState));
  return { newState: encodeValue(outcome.state), diagnostics: outcome.diagnostics, legacyTypeSystem: true };
}

function upgrade(request: UpgradeRequest): object {
  const raw: unknown = JSON.parse(Buffer.from(request.rawState?.json ?? []).toString('utf8') || 'null');
  return { upgradedState: encodeValue(conform(typeOf(request.typeName).block, raw)) };
}

function importState({ typeName, id }: ImportRequest): object {
  const state = encodeValue(conform(typeOf(typeName).block, { id }));
  return { importedResources: [{ typeName, state }] };
}

async function validate({ files }: ProviderSetup, request: TypedRequest & ConfigRequest): Promise<object> {
  const config = decodeObject(request.config);
  const diagnostics: readonly ProviderDiagnostic[] =
    config === null ? [] : ((await typeOf(request.typeName).validate?.(config, files)) ?? []);
  return { diagnostics };
}

/** The provider's answers, one function a gRPC method. They hold one thing: the session that the last `Configure` opened. */
export function providerCalls(setup: ProviderSetup) {
  let send: SendRequest | null = null;
  const session = (): Session => {
    if (send === null) throw new Error('Terraform did not configure the provider');
    return { send, retry: setup.retry, age: setup.age, files: setup.files };
  };
  return {
    GetSchema: async (_request: object) => schemas(),
    PrepareProviderConfig: async (request: ConfigRequest): Promise<object> => ({ preparedConfig: request.config }),
    ValidateResourceTypeConfig: (request: TypedRequest & ConfigRequest) => validate(setup, request),
    UpgradeResourceState: async (request: UpgradeRequest) => upgrade(request),
    async Configure(request: ConfigRequest): Promise<object> {
      setup.counter.countConfigure();
      const configured = await configure(decodeObject(request.config) ?? {}, setup);
      if (!configured.ok) return { diagnostics: [localDiagnostic(configured.summary)] };
      send = configured.send;
      return {};
    },
    ReadResource: (request: ReadRequest) => read(setup, session(), request),
    PlanResourceChange: (request: PlanRequest) => plan(setup, request),
    ApplyResourceChange: (request: ApplyRequest) => apply(setup, session(), request),
    ImportResourceState: async (request: ImportRequest) => importState(request),
    // Running operations finish by themselves: Terraform waits for them and saves what they did.
    Stop: async (_request: object): Promise<object> => ({}),
  };
}
