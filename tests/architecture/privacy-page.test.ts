import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { houseRetention } from '../../src/house.ts';
import { projectRoot } from '../../src/platform/config/project.ts';
import { scheduleTable } from '../../src/platform/retention/rules/words.ts';

const PAGE = readFileSync(join(projectRoot(), 'docs', 'privacy.md'), 'utf8');
/** A table without the spaces that align it. */
const plain = (table: string) =>
  table
    .replace(/ *\| */g, '|')
    .replace(/-{3,}/g, '---')
    .trim();

describe('the data protection impact assessment', () => {
  it('has the retention schedule as the rules of the house have it', () => {
    const [, onPage = ''] = /<!-- schedule -->\n([^]*?)<!-- end of the schedule -->/.exec(PAGE) ?? [];
    expect(plain(onPage)).toBe(plain(scheduleTable(houseRetention())));
  });

  it('names evidence that is there for each risk', () => {
    const risks = [...PAGE.matchAll(/^\| R\d+ .*$/gm)].map(([row]) => row);
    expect(risks.length).toBeGreaterThan(10);
    for (const row of risks) {
      const files = [...row.matchAll(/`((?:tests|src|docs|migrations)\/[^`]+)`/g)].map(([, file]) => file!);
      expect(files.length, row).toBeGreaterThan(0);
      for (const file of files) expect(existsSync(join(projectRoot(), file)), file).toBe(true);
    }
  });

  it('leaves its sign-off for the council to fill in', () => {
    expect(PAGE).toContain('## Sign-off');
    expect(PAGE).toMatch(/\| Data protection officer .*\|\s*\|/);
  });
});
