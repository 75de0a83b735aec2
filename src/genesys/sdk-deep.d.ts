// The SDK's own files, typed with the package's own declarations. Its main entry is twice as large and slow, and reads and watches
// a configuration file at import (facts/toolchain.md 4). No top-level import here: it would turn this file into a module.

declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js' {
  import type { ApiClientClass } from 'purecloud-platform-client-v2';

  const ApiClient: new () => ApiClientClass;
  export default ApiClient;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/configuration.js' {
  import { Configuration } from 'purecloud-platform-client-v2';
  export default class extends Configuration {
    liveLoadConfig(): void;
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/logger.js' {
  import { Logger } from 'purecloud-platform-client-v2';
  export default class extends Logger {
    log(...details: unknown[]): void;
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/HttpRequestOptions.js' {
  import { HttpRequestOptions } from 'purecloud-platform-client-v2';
  export default HttpRequestOptions;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/DefaultHttpClient.js' {
  import type { HttpRequestOptions } from 'purecloud-platform-client-v2';
  import { AbstractHttpClient } from 'purecloud-platform-client-v2';
  export default class extends AbstractHttpClient {
    constructor(timeout?: number);
    request(options: HttpRequestOptions): Promise<unknown>;
    toAxiosConfig(options: HttpRequestOptions): Record<string, unknown>;
    enableHooks(): void;
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/PureCloudRegionHosts.js' {
  const hosts: Record<string, string>;
  export default hosts;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/AnalyticsApi.js' {
  import { AnalyticsApi } from 'purecloud-platform-client-v2';
  export default AnalyticsApi;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js' {
  import { ArchitectApi } from 'purecloud-platform-client-v2';
  export default ArchitectApi;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/AuthorizationApi.js' {
  import { AuthorizationApi } from 'purecloud-platform-client-v2';
  export default AuthorizationApi;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/IntegrationsApi.js' {
  import { IntegrationsApi } from 'purecloud-platform-client-v2';
  export default IntegrationsApi;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/OAuthApi.js' {
  import { OAuthApi } from 'purecloud-platform-client-v2';
  export default OAuthApi;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/OrganizationApi.js' {
  import { OrganizationApi } from 'purecloud-platform-client-v2';
  export default OrganizationApi;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/UsersApi.js' {
  import { UsersApi } from 'purecloud-platform-client-v2';
  export default UsersApi;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/WorkforceManagementApi.js' {
  import { WorkforceManagementApi } from 'purecloud-platform-client-v2';
  export default WorkforceManagementApi;
}
