import type { handleUnaryCall } from '@grpc/grpc-js';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { ProviderStats } from './call-counts.ts';
import { callCounter } from './call-counts.ts';
import type { ProviderAge } from './diagnostic-format.ts';
import type { InnerRetry } from './inner-retry.ts';
import { filesUnder } from './local-files.ts';
import { providerService } from './protocol.ts';
import { providerCalls } from './provider-calls.ts';
import type { Environment } from './provider-config.ts';

/** A call that Terraform makes: the gRPC method, and the resource type where the method has one. */
export interface ProviderRequest {
  /** `ApplyResourceChange` */
  readonly method: string;
  readonly resourceType: string | null;
}

export interface ProviderOptions {
  /** Where login and API are when the configuration has no `gateway {}`: `http://127.0.0.1:8080`. */
  readonly apiUrl: string;
  /** How errors are printed; `v1.66` unless given. */
  readonly age?: ProviderAge;
  /** Milliseconds that stand for half a second of the real provider's waits; 20 unless given. */
  readonly innerRetryMs?: number;
  /** Tries in each of the provider's retry loops; 2 unless given, `real` for as many as the real one makes. */
  readonly innerTries?: InnerRetry['tries'];
  /** What relative `filepath`s are relative to; the process's own directory unless given. */
  readonly workingDirectory?: string;
  /** Where `GENESYSCLOUD_*` come from; Terraform's own environment does not reach a re-attached provider. */
  readonly environment?: Environment;
  /** Dies as if killed when the nth call (from 1) of this method arrives. */
  readonly crashOn?: { readonly method: 'ApplyResourceChange'; readonly nth: number };
  /** Sees every call before it is answered; may hold it up. */
  readonly onRequest?: (request: ProviderRequest) => void | Promise<void>;
}

/** A provider that listens. */
export interface RunningProvider {
  /** The value of `TF_REATTACH_PROVIDERS`, for Terraform and OpenTofu. */
  readonly reattach: string;
  readonly stats: ProviderStats;
  setWorkingDirectory(directory: string): void;
  /**
   * Drops every connection, as a killed process does. Nothing can be called afterwards: start another provider for the next
   * run, since Terraform waits without end for a re-attached one that is gone.
   */
  crash(): void;
  close(): Promise<void>;
}

const addresses = ['registry.terraform.io/mypurecloud/genesyscloud', 'registry.opentofu.org/mypurecloud/genesyscloud'];

function reattachTo(port: number): string {
  const reattach = {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
  };
  return JSON.stringify(Object.fromEntries(addresses.map((address) => [address, reattach])));
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}

function resourceTypeOf(request: object): string | null {
  return 'typeName' in request && typeof request.typeName === 'string' ? request.typeName : null;
}

/** Starts a provider in this process, on a port of its own. Rejects when it cannot listen. */
export async function startProvider(options: ProviderOptions): Promise<RunningProvider> {
  const counter = callCounter();
  let directory = options.workingDirectory ?? process.cwd();
  let crashable = 0;
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  const calls = providerCalls({
    apiUrl: options.apiUrl,
    age: options.age ?? 'v1.66',
    retry: { unitMs: options.innerRetryMs ?? 20, tries: options.innerTries ?? 2 },
    environment: options.environment ?? process.env,
    files: filesUnder(() => directory),
    counter,
  });

  function crashesNow(method: string): boolean {
    if (method !== options.crashOn?.method) return false;
    crashable += 1;
    return crashable === options.crashOn.nth;
  }

  function answer<Request extends object>(method: string, call: (request: Request) => Promise<object>): handleUnaryCall<Request, object> {
    const run = async (request: Request) => {
      await options.onRequest?.({ method, resourceType: resourceTypeOf(request) });
      return call(request);
    };
    return ({ request }, respond) => {
      if (crashesNow(method)) return server.forceShutdown();
      run(request).then(
        (response) => respond(null, response),
        (error: unknown) => respond({ code: status.INTERNAL, details: String(error) }),
      );
    };
  }

  server.addService(providerService(), {
    GetSchema: answer('GetSchema', calls.GetSchema),
    PrepareProviderConfig: answer('PrepareProviderConfig', calls.PrepareProviderConfig),
    ValidateResourceTypeConfig: answer('ValidateResourceTypeConfig', calls.ValidateResourceTypeConfig),
    UpgradeResourceState: answer('UpgradeResourceState', calls.UpgradeResourceState),
    Configure: answer('Configure', calls.Configure),
    ReadResource: answer('ReadResource', calls.ReadResource),
    PlanResourceChange: answer('PlanResourceChange', calls.PlanResourceChange),
    ApplyResourceChange: answer('ApplyResourceChange', calls.ApplyResourceChange),
    ImportResourceState: answer('ImportResourceState', calls.ImportResourceState),
    Stop: answer('Stop', calls.Stop),
  });
  const port = await listen(server);

  return {
    reattach: reattachTo(port),
    get stats() {
      return counter.stats();
    },
    setWorkingDirectory(changed) {
      directory = changed;
    },
    crash: () => server.forceShutdown(),
    // Terraform keeps no connection beyond its own run, so there is nothing to wait for.
    async close() {
      server.forceShutdown();
    },
  };
}
