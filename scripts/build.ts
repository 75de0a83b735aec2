import { dirname, join } from 'node:path';
import { bundle } from './bundle.ts';

// `npm run build`: dist is committed, because `uses:` runs it as it is in the repository.
await bundle(join(dirname(import.meta.dirname), 'dist'));
