import { describe, expect, it } from '@jest/globals';
import { workspacePath } from '../../src/report/annotation-file.ts';

describe('the file of an annotation', () => {
  it.each([
    ['.', 'main.tf', 'main.tf'],
    ['infra/prod', 'main.tf', 'infra/prod/main.tf'],
    ['./infra//prod/', './main.tf', 'infra/prod/main.tf'],
    ['infra/prod', '../modules/flows/main.tf', 'infra/modules/flows/main.tf'],
    ['infra\\prod', '..\\modules\\main.tf', 'infra/modules/main.tf'],
    ['infra/prod', '../../../elsewhere/main.tf', null],
    ['..', 'main.tf', null],
    ['infra', '/etc/main.tf', null],
    ['C:\\work', 'main.tf', null],
    ['infra', 'C:\\main.tf', null],
    ['.', '.', null],
  ])('in %s, named %s, is %s', (workingDirectory, filename, path) => {
    expect(workspacePath(workingDirectory, filename)).toBe(path);
  });
});
