// The platform SDK's ES modules call require(), which Node gives only to CommonJS (facts: purecloud-platform-client-v2 262).
import { createRequire } from 'node:module';

globalThis.require ??= createRequire(import.meta.url);
