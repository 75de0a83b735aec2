/** Blocks of HCL (and a flow's YAML) that the tests put together. `more` goes into the block as it is. */

/** `genesyscloud_architect_schedules.LABEL`, named as its label. */
export const schedule = ({ label = 'hours', description = 'all week', more = '' } = {}): string => `
resource "genesyscloud_architect_schedules" "${label}" {
  name        = "${label}"
  description = "${description}"
  start       = "2026-01-05T08:00:00.000000"
  end         = "2026-01-05T18:00:00.000000"
  rrule       = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
  ${more}
}
`;

/** `genesyscloud_architect_schedulegroups.LABEL`, named as its label; it needs the schedule `hours`. */
export const scheduleGroup = ({ label = 'support', description = 'before', more = '' } = {}): string => `
resource "genesyscloud_architect_schedulegroups" "${label}" {
  name              = "${label}"
  description       = "${description}"
  open_schedules_id = [genesyscloud_architect_schedules.hours.id]
  ${more}
}
`;

/** `genesyscloud_flow.main`, whose YAML is `main.yaml`. */
export const flow = ({ more = '' } = {}): string => `
resource "genesyscloud_flow" "main" {
  filepath = "main.yaml"
  ${more}
}
`;

/** The YAML of the flow "Main IVR". */
export const flowYaml = (description: string): string => `inboundCall:\n  name: Main IVR\n  description: ${description}\n`;

/** `genesyscloud_architect_ivr.front`, named by `name`. */
export const ivr = ({ name = 'front', more = '' } = {}): string => `
resource "genesyscloud_architect_ivr" "front" {
  name = "${name}"
  ${more}
}
`;

/** Addresses of what the blocks make. */
export const HOURS = 'genesyscloud_architect_schedules.hours';
export const SUPPORT = 'genesyscloud_architect_schedulegroups.support';
export const MAIN_FLOW = 'genesyscloud_flow.main';
export const FRONT = 'genesyscloud_architect_ivr.front';
