import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../platform/config/project.ts';

const guide = join(projectRoot(), 'docs', 'user-guide');
const pages = readdirSync(guide).map((name) => name.replace(/\.md$/, ''));
const text = (page: string) => readFileSync(join(guide, `${page}.md`), 'utf8');

/** Every page's key of "About this page". */
const keys = new Set(
  readdirSync(join(projectRoot(), 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
    .flatMap((entry) => [
      ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/\babout: '([\w-]+)'/g),
    ])
    .map(([, key]) => key!),
);

describe('the user guide', () => {
  it.each([...keys].sort())('has the page %s, to which "About this page" leads', (key) => {
    expect(pages).toContain(key);
  });

  it('lists every page in its README', () => {
    const listed = [...text('README').matchAll(/\(\/help\/([\w-]+)\)/g)].map(([, page]) => page);
    expect(listed.sort()).toEqual(pages.filter((page) => page !== 'README').sort());
  });

  it.each(pages)('%s has one title and leads nowhere that is not there', (page) => {
    expect(text(page).match(/^# /gm)).toHaveLength(1);
    const linked = [...text(page).matchAll(/\]\(\/help\/([\w-]+)\)/g)].map(([, to]) => to);
    for (const to of linked) expect(pages).toContain(to);
  });
});
