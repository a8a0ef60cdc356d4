import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PUBLIC } from '../../src/platform/access/index.ts';
import { rooms } from '../../src/rooms.ts';
import { projectRoot } from '../../src/platform/config/project.ts';

const modules = join(projectRoot(), 'src', 'modules');
const folders = readdirSync(modules).filter((name) => statSync(join(modules, name)).isDirectory());

/** Every file below a folder, as paths relative to the project. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(projectRoot(), folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot().length + 1));
}

describe('every room has the same furniture', () => {
  it('the list of rooms names every folder of src/modules, each once', () => {
    expect(rooms.map((room) => room.name).sort()).toEqual([...folders].sort());
  });

  for (const folder of folders) {
    for (const piece of [
      'README.md',
      'index.ts',
      'routes.ts',
      'messages.ts',
      'factories.ts',
      'rules',
      'queries',
      'tests',
    ]) {
      it(`${folder} has ${piece}`, () => expect(existsSync(join(modules, folder, piece))).toBe(true));
    }

    it(`${folder} names its queries fetch-, find- or save-, or after what they share`, () => {
      const names = readdirSync(join(modules, folder, 'queries')).filter((name) => name.endsWith('.ts'));
      expect(
        names.filter(
          (name) => !/^(fetch|find|save|count|delete|publish)-|-source\.ts$|\.test\.ts$/.test(name),
        ),
      ).toEqual([]);
    });

    it(`${folder} has rules that know no clock and no randomness`, () => {
      for (const file of filesBelow(`src/modules/${folder}/rules`).filter(
        (name) => !name.includes('.test.'),
      )) {
        expect(readFileSync(join(projectRoot(), file), 'utf8'), file).not.toMatch(
          /new Date\(\)|Date\.now\(|Math\.random\(|kysely/,
        );
      }
    });
  }
});

describe('rules are pure', () => {
  const values =
    /^import (?!type )[^;]*? from '([^']*(?:platform\/(?!forms\/)|queries\/|pages\/|import\/|api\/)[^']*)'/gm;

  it('they import values of no query, page or platform but form fields; types are free', () => {
    const rules = filesBelow('src').filter(
      (file) =>
        /^src\/(modules\/[^/]+|demonstration)\/rules\/.*\.tsx?$/.test(file) && !file.includes('.test.'),
    );
    const wrong = rules.flatMap((file) =>
      [...readFileSync(join(projectRoot(), file), 'utf8').matchAll(values)]
        .filter((match) => !/^import \{(\s*type [^,}]+,?)+\s*\}/.test(match[0]))
        .map((match) => `${file} imports ${match[1]}`),
    );
    expect(rules.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });
});

describe('tiers only go downward', () => {
  it('rooms stand in the list lowest tier first', () => {
    const tiers = rooms.map((room) => room.tier);
    expect(tiers).toEqual([...tiers].sort((a, b) => a - b));
  });
});

describe('habits of the house', () => {
  const sources = filesBelow('src').filter((file) => /\.tsx?$/.test(file));

  it('only the clock knows what time it is', () => {
    const users = sources.filter(
      (file) =>
        !file.startsWith('src/platform/clock/') &&
        /new Date\(\)|Date\.now\(/.test(readFileSync(join(projectRoot(), file), 'utf8')),
    );
    expect(users.filter((file) => !/\.test\.tsx?$/.test(file))).toEqual([]);
  });

  it('no file is a drawer', () => {
    expect(
      sources.filter((file) => /(^|\/)(utils?|helpers?|manager|common|misc|data)\.tsx?$/.test(file)),
    ).toEqual([]);
  });

  it('raw HTML is written only by the component kit and the charts', () => {
    const users = sources.filter(
      (file) =>
        !/^src\/platform\/(govuk|charts)\//.test(file) &&
        readFileSync(join(projectRoot(), file), 'utf8').includes('dangerouslySetInnerHTML'),
    );
    expect(users).toEqual([]);
  });

  it('no page carries an inline style or script, which the content security policy would drop', () => {
    const users = sources.filter(
      (file) =>
        file.endsWith('.tsx') &&
        /\sstyle=[{"]|\son[a-z]+=[{"]/.test(readFileSync(join(projectRoot(), file), 'utf8')),
    );
    expect(users.filter((file) => !file.endsWith('.test.tsx'))).toEqual([]);
  });

  it('every decision has a number of its own', () => {
    const numbers = readdirSync(join(projectRoot(), 'docs', 'adr'))
      .filter((name) => /^\d{4}-/.test(name))
      .map((name) => name.slice(0, 4));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(0);
  });
});

describe('every route asks a permission that its room or a lower one defines', () => {
  for (const room of rooms) {
    const known = new Set(
      rooms
        .filter((one) => one.tier <= room.tier)
        .flatMap((one) => one.permissions.map((each) => each.permission)),
    );
    for (const route of room.routes) {
      it(`${route.method} ${route.url}`, () =>
        expect(route.permission === PUBLIC || known.has(route.permission)).toBe(true));
    }
    for (const item of room.nav) {
      it(`the bar's "${item.text}" opens a page and asks its permission`, () => {
        expect(known.has(item.permission)).toBe(true);
        expect(
          rooms
            .flatMap((one) => one.routes)
            .some((route) => route.method === 'GET' && route.url === item.href),
        ).toBe(true);
      });
    }
  }

  it('no two rooms define one permission, route or job', () => {
    for (const names of [
      rooms.flatMap((room) => room.permissions.map((one) => one.permission)),
      rooms.flatMap((room) => room.routes.map((route) => `${route.method} ${route.url}`)),
      rooms.flatMap((room) => room.jobs.map((job) => job.kind)),
    ]) {
      expect(names.length).toBe(new Set(names).size);
    }
  });
});

describe('the walls are really looked at', () => {
  it('dependency-cruiser reads the TypeScript of the house, and finds no wall crossed', async () => {
    const { cruise } = await import('dependency-cruiser');
    const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
      forbidden: never[];
      options: Record<string, unknown>;
    };
    const result = await cruise(['src'], { ...options, validate: true, ruleSet: { forbidden } } as never);
    const output = result.output as {
      summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
    };
    expect(output.summary.totalCruised).toBeGreaterThan(300);
    expect(output.summary.violations.map((one) => `${one.rule.name}: ${one.from} -> ${one.to}`)).toEqual([]);
  });
});
