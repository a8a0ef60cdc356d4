import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagramOf } from '../rules/cycle-states.ts';

it.each(['month', 'service'] as const)('the README shows the states of a %s as the table has them', (of) => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(['```mermaid', diagramOf(of), '```'].join('\n'));
});
