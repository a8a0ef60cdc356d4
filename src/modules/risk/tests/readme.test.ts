import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SHIPPED, shippedModel } from '../factories.ts';
import { modelAsMarkdown, modelAsMermaid } from '../rules/describe-model.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Markdown without the padding that a formatter puts into tables. */
const plain = (text: string) => text.replace(/[ \t]+/g, ' ').replace(/-{3,}/g, '---');

describe('the README of the room', () => {
  it.each(SHIPPED)('has the shipped model %s as a table, but for what the first has', (shipped) => {
    const before = shipped === SHIPPED[0] ? undefined : shippedModel();
    const model = shippedModel(shipped);
    expect(readme).toContain(model.name);
    for (const line of modelAsMarkdown(model, before).split('\n')) {
      if (!line.startsWith('|---')) expect(plain(readme)).toContain(plain(line));
    }
  });

  it('has the way to a colour as a diagram', () => {
    expect(readme).toContain(modelAsMermaid(shippedModel()));
  });
});
