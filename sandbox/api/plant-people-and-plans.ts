import type { ScenarioBusinessUnit } from '../scenario/business-units.ts';
import { type Platform, userNamed } from './platform.ts';

const PATH = '/api/v2/workforcemanagement/businessunits';

/** Puts into the organisation what a scenario has beside Architect's objects: clients, business units and their people, data actions. */
export const plantPeopleAndPlans = (platform: Platform): void => {
  const { organisation, scenario, newId } = platform;
  for (const { id, name } of scenario.clients) organisation.oauthClients.set(id, { id, name });
  for (const unit of scenario.businessUnits) plantBusinessUnit(platform, unit);
  for (const { id = newId(), ...action } of scenario.dataActions) organisation.dataActions.set(id, { ...action, id });
};

const plantBusinessUnit = (platform: Platform, plan: ScenarioBusinessUnit): void => {
  const { organisation, newId, timestamp } = platform;
  const { name, id = newId(), 'time-zone': timeZone } = plan;
  organisation.businessUnits.set(id, {
    id,
    name,
    division: { id: organisation.homeDivision.id },
    settings: { startDayOfWeek: 'Monday', timeZone, metadata: { version: 1, dateModified: timestamp() } },
    selfUri: `${PATH}/${id}`,
  });
  for (const { id: unitId = newId(), name: unitName, agents } of plan['management-units']) {
    organisation.managementUnits.set(unitId, {
      id: unitId,
      name: unitName,
      businessUnitId: id,
      agents: agents.map((agent) => userNamed(platform, agent.name, agent.id)),
    });
  }
  const identified = <T extends object>(entries: readonly T[]) => entries.map((entry) => ({ ...entry, id: newId() }));
  organisation.workforcePlans.set(id, { ...plan, schedules: identified(plan.schedules), runs: identified(plan.runs) });
};
