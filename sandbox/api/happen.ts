import type { Edit, ScenarioEvent } from '../scenario/events.ts';
import type { Author } from './access.ts';
import { publishedFlow } from './flow-state.ts';
import { idOf, type Versioned } from './organisation.ts';
import { plant } from './plant.ts';
import { type Platform, userNamed } from './platform.ts';
import { type ArchitectObject, nextVersion } from './versioned.ts';

/** Lets everything happen that is due by now. One whose objects do not exist yet waits for them. */
export const settle = (platform: Platform): void => {
  const waiting = platform.situation.takeDueEvents().filter((event) => !happens(platform, event));
  for (const event of waiting.toReversed()) platform.situation.postpone(event);
};

const happens = (platform: Platform, event: ScenarioEvent): boolean => {
  switch (event.kind) {
    case 'edit':
      return edit(platform, event);
    case 'delete':
      return remove(platform, event.target);
    case 'create':
      return plant(platform, event.objects, userNamed(platform, 'Somebody else'));
  }
};

const edit = (platform: Platform, { target, set, by }: Edit): boolean => {
  const { organisation } = platform;
  const id = idOf(organisation, target.kind, target.name);
  if (id === undefined) return false;
  const author = userNamed(platform, by);
  const { description, enabled, 'time-zone': timeZone } = set;
  const changes = {
    ...(description === undefined ? {} : { description }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  switch (target.kind) {
    case 'flow':
      return replace(organisation.flows, id, (flow) => publishedFlow(platform, { ...flow, ...changes }, author));
    case 'schedule':
      return replace(organisation.schedules, id, changed(platform, changes, author));
    case 'ivr':
      return replace(organisation.ivrs, id, changed(platform, changes, author));
    case 'emergency-group':
      return replace(organisation.emergencyGroups, id, changed(platform, changes, author));
    case 'schedule-group':
      return (
        replace(organisation.scheduleGroups, id, changed(platform, changes, author)) ||
        replace(organisation.forumScheduleGroups, id, (group) => ({
          ...group,
          ...changes,
          version: group.version + 1,
          modifiedBy: author.id,
          dateModified: platform.timestamp(),
        }))
      );
  }
};

const changed =
  (platform: Platform, changes: object, author: Author) =>
  <T extends ArchitectObject>(current: Versioned<T>): Versioned<T> =>
    nextVersion<T>(platform, current, { ...current, ...changes }, author);

const remove = ({ organisation }: Platform, { kind, name }: Edit['target']): boolean => {
  const id = idOf(organisation, kind, name);
  if (id === undefined) return false;
  switch (kind) {
    case 'flow':
      return replace(organisation.flows, id, (flow) => ({ ...flow, deleted: true, active: false }));
    case 'schedule':
      return organisation.schedules.delete(id);
    case 'ivr':
      return organisation.ivrs.delete(id);
    case 'emergency-group':
      return organisation.emergencyGroups.delete(id);
    case 'schedule-group':
      return organisation.scheduleGroups.delete(id) || organisation.forumScheduleGroups.delete(id);
  }
};

const replace = <T>(collection: Map<string, T>, id: string, change: (current: T) => T): boolean => {
  const current = collection.get(id);
  if (current === undefined) return false;
  collection.set(id, change(current));
  return true;
};
