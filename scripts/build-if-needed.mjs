import { build, isBuilt } from './build.mjs';

if (!isBuilt()) {
  console.error('Building...');
  await build();
}
