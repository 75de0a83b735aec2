/** Name and version of the action as reports carry them; a test holds the version against package.json. */
export const ACTION = { name: 'deploy-guard-for-genesys-cloud', version: '0.1.0' } as const;
