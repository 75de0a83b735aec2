import { describe, expect, it } from '@jest/globals';
import { annotationPlace } from '../../../sandbox/runner/annotation-place.ts';

const NOWHERE = { file: null, line: null, endLine: null, column: null, endColumn: null };
const place = (properties: Record<string, string>) => annotationPlace(new Map(Object.entries(properties)), '/repo');

describe('place of an annotation', () => {
  it.each([
    ['nothing', {}, {}],
    ['a file in the workspace', { file: '/repo/infra/main.tf' }, { file: 'infra/main.tf' }],
    ['a file that is relative', { file: 'infra/main.tf' }, { file: 'infra/main.tf' }],
    ['a file outside', { file: '/etc/passwd' }, { file: '/etc/passwd' }],
    ['a folder whose name begins alike', { file: '/repository/main.tf' }, { file: '/repository/main.tf' }],
    ['lines', { line: '2', endline: '4' }, { line: 2, endLine: 4 }],
    ['only an end line', { endline: '4' }, { line: 4, endLine: 4 }],
    ['an end before the start', { line: '4', endline: '2' }, {}],
    ['a line that is no number', { line: 'x' }, {}],
    ['columns', { line: '2', col: '1', endcolumn: '9' }, { line: 2, column: 1, endColumn: 9 }],
    ['columns over several lines', { line: '2', endline: '3', col: '1' }, { line: 2, endLine: 3 }],
    ['columns without a line', { col: '1' }, {}],
    ['columns in the wrong order', { line: '2', col: '9', endcolumn: '1' }, { line: 2 }],
  ])('from %s', (_, properties, expected) => {
    expect(place(properties)).toEqual({ ...NOWHERE, ...expected });
  });
});
