export type { ActionRun, RunOptions, Stage, StageOptions } from '../../sandbox/stage.ts';
export { PROVIDER, setStage } from '../../sandbox/stage.ts';
