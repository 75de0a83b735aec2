/** One policy of a role that the token's owner has, in one division (facts/genesys.md 1.7). */
export interface Grant {
  /** `architect`; `*`: every domain. */
  readonly domain: string;
  /** `flow`; `*`: every entity. */
  readonly entity: string;
  /** `view`; `*`: every action. */
  readonly actions: readonly string[];
  /** Id of the division; `*`: all of them. */
  readonly divisionId: string;
  readonly divisionName: string | null;
}

/**
 * Whether the grants allow `permission` (`architect:flow:view`).
 *
 * @param divisionId the division of the object; null: a grant in any division counts
 */
export const hasPermission = (grants: readonly Grant[], permission: string, divisionId: string | null = null): boolean => {
  const [domain = '', entity = '', action = ''] = permission.split(':');
  return grants.some(
    (grant) =>
      covers(grant.domain, domain) &&
      covers(grant.entity, entity) &&
      grant.actions.some((granted) => covers(granted, action)) &&
      (divisionId === null || covers(grant.divisionId, divisionId)),
  );
};

const covers = (granted: string, wanted: string): boolean => granted === '*' || granted.toLowerCase() === wanted.toLowerCase();
