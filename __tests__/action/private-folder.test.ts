import { mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPrivateFolder } from '../../src/action/private-folder.ts';

let temp: string;

beforeEach(() => {
  temp = realpathSync(mkdtempSync(join(tmpdir(), 'runner-temp-')));
});

afterEach(() => rmSync(temp, { recursive: true }));

describe('the private folder', () => {
  it('is in RUNNER_TEMP and for nobody else', () => {
    const folder = createPrivateFolder({ RUNNER_TEMP: temp });

    expect(dirname(folder)).toBe(temp);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is another one for each run', () => {
    expect(createPrivateFolder({ RUNNER_TEMP: temp })).not.toBe(createPrivateFolder({ RUNNER_TEMP: temp }));
  });

  it('has a path without links, as Terraform will show it', () => {
    symlinkSync(temp, join(temp, 'link'));

    expect(dirname(createPrivateFolder({ RUNNER_TEMP: join(temp, 'link') }))).toBe(temp);
  });

  it.each([[undefined], ['']])("is in the system's own temporary directory where RUNNER_TEMP is %j", (RUNNER_TEMP) => {
    const folder = createPrivateFolder({ RUNNER_TEMP });
    rmSync(folder, { recursive: true });

    expect(dirname(folder)).toBe(realpathSync(tmpdir()));
  });
});
