/** How often Terraform asked for something. Reads are refreshes: what a re-plan costs the platform. */
export interface CallCounts {
  readonly reads: number;
  readonly plans: number;
  readonly applies: number;
}

/** The counts so far, in all and by resource type (`genesyscloud_flow`). `configures` is one per Terraform run that needed the provider. */
export interface ProviderStats extends CallCounts {
  readonly configures: number;
  readonly byType: Readonly<Record<string, CallCounts>>;
}

/** Counts calls; `stats` is a snapshot. */
export interface CallCounter {
  count(kind: keyof CallCounts, resourceType: string): void;
  countConfigure(): void;
  stats(): ProviderStats;
}

const none: CallCounts = { reads: 0, plans: 0, applies: 0 };

export function callCounter(): CallCounter {
  const byType = new Map<string, CallCounts>();
  let configures = 0;
  return {
    count(kind, resourceType) {
      const before = byType.get(resourceType) ?? none;
      byType.set(resourceType, { ...before, [kind]: before[kind] + 1 });
    },
    countConfigure() {
      configures += 1;
    },
    stats() {
      const all = [...byType.values()];
      const sum = (kind: keyof CallCounts) => all.reduce((total, counts) => total + counts[kind], 0);
      return { reads: sum('reads'), plans: sum('plans'), applies: sum('applies'), configures, byType: Object.fromEntries(byType) };
    },
  };
}
