import { expect, test } from 'vitest';
import { cloudProject } from './cloud-project.ts';

test('a project named in the environment is the one that is worked on', () => {
  expect(cloudProject({ CTI_PROJECT: 'shop-staging' })).toBe('shop-staging');
});

test('the demo’s project and what can’t be a project’s id are refused, with what to do', () => {
  expect(() => cloudProject({ CTI_PROJECT: 'demo-cti' })).toThrow(
    /no project of the cloud.*firebase use --add.*CTI_PROJECT/,
  );
  expect(() => cloudProject({ CTI_PROJECT: 'a; rm' })).toThrow(/no such alias/);
});
