import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import { type Author, callerOf } from './access.ts';
import type { BusinessUnit } from './organisation.ts';
import type { Area } from './platform.ts';
import { notFound, versionMismatch } from './refusal.ts';
import { bodyOf, listParameter, queryOf } from './request.ts';

const PATH = '/api/v2/workforcemanagement/businessunits';
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const name = v.pipe(v.string(), v.nonEmpty());
const severity = v.object({ type: v.exactOptional(v.string()), severity: v.exactOptional(v.string()) });
const impact = v.object({ increaseByPercent: v.number(), decreaseByPercent: v.number() });
const NO_IMPACT = { increaseByPercent: 0, decreaseByPercent: 0 };
const settingsEntries = {
  startDayOfWeek: v.picklist(DAYS),
  timeZone: name,
  shortTermForecasting: v.exactOptional(v.object({ defaultHistoryWeeks: v.exactOptional(v.number()) })),
  scheduling: v.exactOptional(
    v.object({
      messageSeverities: v.exactOptional(v.array(severity)),
      syncTimeOffProperties: v.exactOptional(v.object({ values: v.exactOptional(v.array(v.string())) })),
      allowWorkPlanPerMinuteGranularity: v.exactOptional(v.boolean()),
      serviceGoalImpact: v.exactOptional(v.object({ serviceLevel: impact, averageSpeedOfAnswer: impact, abandonRate: impact })),
    }),
  ),
};
const createBody = v.object({ name, divisionId: v.exactOptional(v.string()), settings: v.object(settingsEntries) });
const updateBody = v.object({
  name: v.exactOptional(name),
  divisionId: v.exactOptional(v.string()),
  settings: v.exactOptional(
    v.object({
      ...settingsEntries,
      startDayOfWeek: v.exactOptional(settingsEntries.startDayOfWeek),
      timeZone: v.exactOptional(settingsEntries.timeZone),
      metadata: v.object({ version: v.number() }),
    }),
  ),
});

type Scheduling = v.InferOutput<typeof createBody>['settings']['scheduling'];
type ById = { readonly Params: { readonly id: string } };

/** `/api/v2/workforcemanagement/businessunits` (facts/genesys.md 1.5, 5.7). The answer to an old version is inferred. */
export const businessUnits: Area = (app, { organisation, newId, timestamp }) => {
  const units = organisation.businessUnits;
  const existing = (id: string): BusinessUnit => {
    const unit = units.get(id);
    if (unit === undefined) throw notFound('business unit', id);
    return unit;
  };
  const metadata = (version: number, author: Author): Models.WfmVersionedEntityMetadata => ({
    version,
    modifiedBy: { id: author.id },
    dateModified: timestamp(),
  });

  app.get<{ Reply: { entities: Models.BusinessUnitListItem[] } }>(PATH, async () => ({
    entities: [...units.values()].map(({ settings: _, ...unit }) => unit),
  }));

  app.post<{ Reply: Models.BusinessUnitResponse }>(PATH, async (request) => {
    const { name, divisionId, settings } = bodyOf(request, createBody);
    const { scheduling, ...plain } = settings;
    const id = newId();
    const unit: BusinessUnit = {
      id,
      name,
      division: { id: divisionId ?? organisation.homeDivision.id },
      settings: { ...plain, ...shownScheduling(scheduling), metadata: metadata(1, callerOf(request)) },
      selfUri: `${PATH}/${id}`,
    };
    units.set(id, unit);
    return unit;
  });

  app.get<ById & { Reply: Models.BusinessUnitResponse }>(`${PATH}/:id`, async (request) => {
    const unit = existing(request.params.id);
    if (listParameter(queryOf(request), 'expand')?.some((part) => part.startsWith('settings')) === true) return unit;
    const { settings: _, ...rest } = unit;
    return rest;
  });

  app.patch<ById & { Reply: Models.BusinessUnitResponse }>(`${PATH}/:id`, async (request) => {
    const current = existing(request.params.id);
    const { name, divisionId, settings } = bodyOf(request, updateBody);
    const version = current.settings.metadata.version;
    if (settings !== undefined && settings.metadata.version !== version) throw versionMismatch();
    const { metadata: _, scheduling, ...changes } = settings ?? {};
    const unit: BusinessUnit = {
      ...current,
      ...(name === undefined ? {} : { name }),
      ...(divisionId === undefined ? {} : { division: { id: divisionId } }),
      settings: { ...current.settings, ...changes, ...shownScheduling(scheduling), metadata: metadata(version + 1, callerOf(request)) },
    };
    units.set(unit.id, unit);
    return unit;
  });

  app.delete<ById>(`${PATH}/:id`, async (request, reply) => {
    units.delete(existing(request.params.id).id);
    return reply.code(204).send();
  });
};

/** Scheduling settings come in one shape and are shown in another, with everything filled in. */
const shownScheduling = (scheduling: Scheduling): { scheduling?: Models.BuSchedulingSettingsResponse } => {
  if (scheduling === undefined) return {};
  return {
    scheduling: {
      messageSeverities: scheduling.messageSeverities ?? [],
      syncTimeOffProperties: scheduling.syncTimeOffProperties?.values ?? [],
      allowWorkPlanPerMinuteGranularity: scheduling.allowWorkPlanPerMinuteGranularity ?? false,
      enableTimeOffFullDayEstimation: false,
      activitySmoothingType: 'None',
      induceScheduleVariability: false,
      serviceGoalImpact: scheduling.serviceGoalImpact ?? {
        serviceLevel: NO_IMPACT,
        averageSpeedOfAnswer: NO_IMPACT,
        abandonRate: NO_IMPACT,
      },
    },
  };
};
