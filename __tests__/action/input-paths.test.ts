import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorkspace, problemsOf, settingsOf, type Workspace } from './workspace.ts';

let workspace: Workspace;

beforeAll(() => {
  workspace = createWorkspace();
});

afterAll(() => workspace.remove());

describe('working-directory', () => {
  it.each([
    ['infra', 'infra'],
    ['./infra/', 'infra'],
    ['infra/..', '.'],
    ['inward', 'inward'],
  ])('may be %s', (given, directory) => {
    expect(settingsOf({ 'working-directory': given }, workspace).workingDirectory).toBe(join(workspace.directory, directory));
  });

  it('may be absolute, inside the workspace', () => {
    const directory = join(workspace.directory, 'infra');
    expect(settingsOf({ 'working-directory': directory }, workspace).workingDirectory).toBe(directory);
  });

  it.each([
    ['..', 'outside the workspace'],
    ['../outside', 'outside the workspace'],
    ['infra/../../workspace-2', 'outside the workspace'],
    ['/', 'outside the workspace'],
    ['absent', 'there is no such directory'],
    ['..infra', 'there is no such directory'],
    ['nowhere', 'there is no such directory'],
    ['main.tf', 'not a directory'],
    ['outward', 'a link that leads outside the workspace'],
  ])('is refused: %s, %s', (value, problem) => {
    expect(problemsOf({ 'working-directory': value }, workspace)).toEqual([
      {
        input: 'working-directory',
        value,
        problem,
        instead: 'Write the path of the Terraform root module, relative to the workspace, and check the repository out first.',
      },
    ]);
  });
});

describe('plan-file', () => {
  it('is relative to working-directory', () => {
    const settings = settingsOf({ 'working-directory': 'infra', 'plan-file': 'saved.tfplan' }, workspace);
    expect(settings.planFile).toBe(join(workspace.directory, 'infra/saved.tfplan'));
  });

  it('may lie outside the workspace', () => {
    const file = join(workspace.outside, 'file.json');
    expect(settingsOf({ 'plan-file': file }, workspace).planFile).toBe(file);
  });

  it('is not looked at: what it holds is the business of who reads it', () => {
    expect(settingsOf({ 'plan-file': 'absent.tfplan' }, workspace).planFile).toBe(join(workspace.directory, 'absent.tfplan'));
  });
});

describe('report-file', () => {
  it.each(['report.json', 'new/folder/report.json', 'inward/report.json', 'main.tf'])('may be %s', (given) => {
    expect(settingsOf({ 'report-file': given }, workspace).reportFile).toBe(join(workspace.directory, given));
  });

  it.each([
    ['../report.json', 'outside the workspace'],
    ['infra', 'not a file'],
    ['main.tf/report.json', 'not in a directory'],
    ['main.tf/new/report.json', 'not in a directory'],
    ['outward/report.json', 'a link that leads outside the workspace'],
    ['outward/new/report.json', 'a link that leads outside the workspace'],
    ['outward.json', 'a link that leads outside the workspace'],
    ['nowhere', 'a link that leads outside the workspace'],
  ])('is refused: %s, %s', (value, problem) => {
    expect(problemsOf({ 'report-file': value }, workspace)).toEqual([
      {
        input: 'report-file',
        value,
        problem,
        instead: 'Write the path of a file, relative to the workspace, for example deploy-guard/report.json.',
      },
    ]);
  });
});
