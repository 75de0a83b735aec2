import type { Operation } from '../../../src/domain/attempt.ts';
import type { Diagnostic } from '../../../src/domain/diagnostic.ts';
import { type Attributes, type FakePlan, type PlannedStep, type State, type StateObject, type World, wantedAttributes } from './world.ts';

/** What an apply did: the state that it wants to save, and what its event stream tells. */
export interface Applied {
  readonly state: State;
  readonly operations: readonly Operation[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Applies a plan step by step, as the SDKv2 provider does: a failed update leaves the planned values in the state, a create that
 * fails after its request leaves a tainted object, a create-first replace leaves a deposed one (facts/terraform.md).
 */
export class Applier {
  readonly #world: World;
  readonly #apply: number;
  readonly #objects: Map<string, StateObject>;
  readonly #deposed: Map<string, { readonly key: string; readonly object: StateObject }[]>;
  readonly #operations: Operation[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #failed = new Set<string>();
  readonly #base: State;

  constructor(world: World, base: State, apply: number) {
    this.#world = world;
    this.#base = base;
    this.#apply = apply;
    this.#objects = new Map(base.objects);
    this.#deposed = new Map([...base.deposed].map(([address, left]) => [address, [...left]]));
  }

  /** @param isStopped asked before each step: after an interrupt nothing new begins */
  run(plan: FakePlan, isStopped: () => boolean): Applied {
    for (const step of plan.steps) {
      if (isStopped()) break;
      const parent = step.wish?.parent;
      if (parent !== undefined && this.#failed.has(parent)) this.#failed.add(step.address);
      else if (!this.#carryOut(step)) this.#failed.add(step.address);
    }
    return { state: this.#state(plan), operations: this.#operations, diagnostics: this.#diagnostics };
  }

  #carryOut(step: PlannedStep): boolean {
    switch (step.kind) {
      case 'create':
        return this.#create(step);
      case 'update':
        return this.#update(step);
      case 'replace':
        return step.createFirst ? this.#create(step) && this.#deleteDeposed(step) : this.#deleteCurrent(step) && this.#create(step);
      case 'delete':
        return step.deposed === null ? this.#deleteCurrent(step) : this.#deleteDeposed(step);
      case 'forget':
        this.#objects.delete(step.address);
        return true;
      case 'import':
        if (step.object !== null) this.#objects.set(step.address, step.object);
        return true;
    }
  }

  #create(step: PlannedStep): boolean {
    const { address } = step;
    const attributes = this.#wanted(step);
    const refusal = this.#world.refuse({ action: 'create', address, id: null }, this.#apply);
    if (refusal !== null && refusal.leaves !== 'tainted') return this.#fail('create', address, null, refusal.diagnostic);
    if (step.createFirst && step.object !== null) this.#depose(address, step.object);
    const id = `${address}-${this.#world.nextId++}`;
    this.#world.platform.set(id, { address, attributes });
    this.#world.writes.push({ action: 'create', address, id, attributes, isRefused: refusal !== null });
    this.#objects.set(address, { id, attributes, tainted: refusal !== null });
    if (refusal !== null) return this.#fail('create', address, null, refusal.diagnostic);
    return this.#complete('create', address, null);
  }

  #update(step: PlannedStep): boolean {
    const { address, object } = step;
    if (object === null) return true;
    const attributes = this.#wanted(step);
    const refusal = this.#world.refuse({ action: 'update', address, id: object.id }, this.#apply);
    // The provider keeps the planned values also where the platform refused them.
    this.#objects.set(address, { ...object, attributes });
    if (refusal === null || refusal.leaves === 'done') {
      this.#world.platform.set(object.id, { address, attributes });
      this.#world.writes.push({ action: 'update', address, id: object.id, attributes, isRefused: refusal !== null });
    }
    if (refusal !== null) return this.#fail('update', address, object.id, refusal.diagnostic);
    return this.#complete('update', address, object.id);
  }

  #deleteCurrent({ address, object }: PlannedStep): boolean {
    if (object === null || !this.#delete(address, object.id, false)) return object === null;
    this.#objects.delete(address);
    return true;
  }

  #deleteDeposed({ address, deposed, object }: PlannedStep): boolean {
    if (object === null || !this.#delete(address, object.id, deposed !== null)) return object === null;
    this.#deposed.set(
      address,
      (this.#deposed.get(address) ?? []).filter((left) => left.object.id !== object.id),
    );
    return true;
  }

  /** The delete of an object that was deposed before prints only its start. */
  #delete(address: string, id: string, isSilent: boolean): boolean {
    const refusal = this.#world.refuse({ action: 'delete', address, id }, this.#apply);
    if (refusal !== null) return this.#fail('delete', address, id, refusal.diagnostic, isSilent ? 'started' : 'errored');
    this.#world.platform.delete(id);
    this.#world.writes.push({ action: 'delete', address, id, attributes: {}, isRefused: false });
    return this.#complete('delete', address, id, isSilent ? 'started' : 'completed');
  }

  #depose(address: string, object: StateObject): void {
    this.#deposed.set(address, [...(this.#deposed.get(address) ?? []), { key: `dep-${object.id}`, object }]);
  }

  #wanted(step: PlannedStep): Attributes {
    if (step.wish === null) return {};
    const wanted = wantedAttributes(step.wish, (address) => this.#objects.get(address)?.id ?? null);
    return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, value ?? '']));
  }

  #complete(action: Operation['action'], address: string, id: string | null, state: Operation['state'] = 'completed'): true {
    this.#operations.push({ action, address, id, state, elapsedSeconds: state === 'completed' ? 1 : null });
    return true;
  }

  #fail(
    action: 'create' | 'update' | 'delete',
    address: string,
    id: string | null,
    diagnostic: (operation: Pick<Operation, 'action' | 'address' | 'id'>) => Diagnostic,
    state: Operation['state'] = 'errored',
  ): false {
    this.#operations.push({ action, address, id, state, elapsedSeconds: null });
    this.#diagnostics.push(diagnostic({ action, address, id }));
    return false;
  }

  #state(plan: FakePlan): State {
    const outputs = new Map(Object.entries(this.#base.outputs));
    for (const name of plan.outputs) {
      const source = plan.mode === 'destroy' ? undefined : this.#world.configuration.outputs?.[name];
      if (source === undefined) outputs.delete(name);
      else if (!this.#failed.has(source)) outputs.set(name, this.#objects.get(source)?.attributes.name ?? source);
    }
    const deposed = new Map([...this.#deposed].filter(([, left]) => left.length > 0));
    return { serial: this.#world.state.serial + 1, objects: this.#objects, deposed, outputs: Object.fromEntries(outputs) };
  }
}
