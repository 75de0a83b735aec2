import type { Models } from 'purecloud-platform-client-v2';
import type { ManagementUnit } from './organisation.ts';
import type { Area } from './platform.ts';
import { existingBusinessUnit, existingManagementUnit, managementUnitsOf } from './workforce.ts';

const PATH = '/api/v2/workforcemanagement';

type ById = { readonly Params: { readonly id: string } };

/** Management units, their people, and a business unit's activity codes (facts/genesys.md 1.5). None of these lists has pages. */
export const managementUnits: Area = (app, { organisation }) => {
  const shown = ({ id, name, businessUnitId }: ManagementUnit): Models.ManagementUnit => {
    const unit = organisation.businessUnits.get(businessUnitId);
    return {
      id,
      name,
      businessUnit: { id: businessUnitId, selfUri: `${PATH}/businessunits/${businessUnitId}` },
      ...(unit?.settings.timeZone === undefined ? {} : { timeZone: unit.settings.timeZone }),
      startDayOfWeek: unit?.settings.startDayOfWeek ?? 'Monday',
      division: { id: organisation.homeDivision.id },
      selfUri: `${PATH}/managementunits/${id}`,
    };
  };

  app.get<ById & { Reply: Models.ManagementUnitListing }>(`${PATH}/businessunits/:id/managementunits`, async (request) => {
    const entities = managementUnitsOf(organisation, existingBusinessUnit(organisation, request.params.id).id).map(shown);
    return { entities, total: entities.length, pageSize: entities.length, pageNumber: 1, pageCount: 1 };
  });

  app.get<ById & { Reply: Models.ManagementUnit }>(`${PATH}/managementunits/:id`, async (request) =>
    shown(existingManagementUnit(organisation, request.params.id)),
  );

  app.get<ById & { Reply: Models.WfmUserEntityListing }>(`${PATH}/managementunits/:id/users`, async (request) => ({
    entities: existingManagementUnit(organisation, request.params.id).agents.map(({ id }) => ({ id, selfUri: `/api/v2/users/${id}` })),
  }));

  app.get<ById & { Reply: Models.BusinessUnitActivityCodeListing }>(`${PATH}/businessunits/:id/activitycodes`, async (request) => {
    existingBusinessUnit(organisation, request.params.id);
    return { entities: [ON_QUEUE] };
  });
};

/** Id of the one activity that the sandbox's shifts consist of. */
export const ON_QUEUE_ID = '0';

const ON_QUEUE: Models.BusinessUnitActivityCode = {
  id: ON_QUEUE_ID,
  name: 'On Queue',
  active: true,
  defaultCode: true,
  category: 'OnQueueWork',
  countsAsPaidTime: true,
  countsAsWorkTime: true,
};
