/** The config file in its usual place, for a stage to write. Its version is not repeated in each test. */
export const configFile = (yaml: string): Readonly<Record<string, string>> => ({ '.github/deploy-guard.yml': `version: 1\n${yaml}\n` });
