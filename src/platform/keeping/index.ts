export { backUp } from './back-up.ts';
export type { Council, Manifest } from './manifest.ts';
export { move, type Moved } from './move.ts';
export { KeepingProblem } from './problem.ts';
export { checkBackup, restore, type AtStake } from './restore.ts';
export type { Kept } from './take-snapshot.ts';
