/**
 * Pages of the admin UI that are seen in use; other kinds have pages too, but no address that we could vouch for. A flow's page needs
 * its type.
 */
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  genesyscloud_architect_ivr: (id) => `/directory/#/admin/routing/ivrs/${id}`,
  genesyscloud_architect_schedules: (id) => `/directory/#/admin/routing/scheduling/schedules/${id}`,
  genesyscloud_architect_datatable: (id) => `/directory/#/admin/routing/datatables/${id}`,
  genesyscloud_routing_queue: (id) => `/directory/#/admin/organization/queues/${id}`,
  genesyscloud_integration_action: (id) => `/directory/#/admin/integrations/actions/${id}/summary`,
};

/**
 * The object's page, `https://apps.mypurecloud.com/architect/#/inboundcall/flows/ID/latest`; null where none is known.
 *
 * @param apps `https://apps.mypurecloud.com`; null: the region is not known
 * @param flowType `INBOUNDCALL`
 */
export const linkTo = (apps: string | null, resourceType: string, id: string, flowType: string | null = null): string | null => {
  if (apps === null) return null;
  const safeId = encodeURIComponent(id);
  if (resourceType !== 'genesyscloud_flow') {
    const page = PAGES[resourceType];
    return page === undefined ? null : `${apps}${page(safeId)}`;
  }
  return flowType === null ? null : `${apps}/architect/#/${encodeURIComponent(flowType.toLowerCase())}/flows/${safeId}/latest`;
};
