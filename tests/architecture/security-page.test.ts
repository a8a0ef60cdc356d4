import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORDS_OF_THE_WORK } from '../../src/modules/people/rules/password-rules.ts';
import { PACES } from '../../src/modules/people/rules/throttle.ts';
import { projectRoot } from '../../src/platform/config/project.ts';
import levels from './asvs-5.0.0.json' with { type: 'json' };

/** Every id of a level: "1.2.1-5" in the list stands for five. */
const idsOf = (level: 1 | 2): string[] =>
  levels[level].flatMap((range) => {
    const [, section, first, last] = /^(\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(range)!;
    const to = Number(last ?? first);
    return Array.from({ length: to - Number(first) + 1 }, (_, n) => `V${section}.${Number(first) + n}`);
  });
const LEVELS = new Map([
  ...idsOf(1).map((id) => [id, 1] as const),
  ...idsOf(2).map((id) => [id, 2] as const),
]);

const root = projectRoot();
const FOLDER = join(root, 'docs', 'security');
const VERDICTS = ['Met', 'Met by the installation', 'Not applicable', 'Not met'] as const;

interface Row {
  id: string;
  level: number;
  asks: string;
  verdict: string | undefined;
  reason: string;
  /** Files of ours that it links to, absolute. */
  links: string[];
}

const LINK = /\]\(([^)#\s]+)(#[^)]*)?\)/g;
const ROW = /^- \*\*(V\d+\.\d+\.\d+)\*\* \(level (\d)\) (.*)$/;

/** The rows of a chapter: a list item each, of one or more lines. */
function rowsOf(file: string): Row[] {
  const items = readFileSync(join(FOLDER, file), 'utf8')
    .split(/\n(?=- \*\*V)/)
    .slice(1);
  return items.map((item) => {
    const text = item.split(/\n\n/)[0]!.replace(/\n\s+/g, ' ').trim();
    const [, id = '', level = '', rest = ''] = ROW.exec(text) ?? [];
    const [asks = '', verdict, ...reason] = rest.split(/\*\*([^*]+)\.\*\*/);
    const links = [...text.matchAll(LINK)].map(([, link]) => resolve(FOLDER, link!));
    return { id, level: Number(level), asks: asks.trim(), verdict, reason: reason.join('').trim(), links };
  });
}

const chapters = readdirSync(FOLDER).filter((name) => /^v\d\d-[\w-]+\.md$/.test(name));
const rows = chapters.flatMap(rowsOf);
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const isConfiguration = (file: string) =>
  file.startsWith(join(root, 'deploy')) ||
  /\/(package(-lock)?\.json|tsconfig\.json|\.npmrc|\.oxlintrc\.json|\.dependency-cruiser\.cjs|\.dockerignore|run)$/.test(
    file,
  );

describe('the page of OWASP ASVS 5.0.0', () => {
  it('has every requirement of levels 1 and 2 once, at its level', () => {
    expect(LEVELS.size).toBe(253);
    expect(chapters).toHaveLength(17);
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...LEVELS.keys()].toSorted());
    expect(rows.filter(({ id, level }) => LEVELS.get(id) !== level)).toEqual([]);
  });

  it('says of each what it asks, how it stands, and why', () => {
    const words = (reason: string) => reason.replace(/\[[^\]]*\]\([^)]*\)/g, '').trim().length;
    const least = (verdict: string | undefined) => (verdict === 'Met' ? 1 : 25);
    const bare = rows.filter(
      ({ asks, verdict, reason }) =>
        asks.length < 15 || !VERDICTS.some((each) => each === verdict) || words(reason) < least(verdict),
    );
    expect(bare.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([]);
  });

  it('links only to files that are there, on every one of its pages', () => {
    const pages = [
      ...readdirSync(FOLDER).map((name) => join(FOLDER, name)),
      join(root, 'docs', 'security.md'),
      join(root, 'SECURITY.md'),
    ];
    const broken = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(LINK)]
        .map(([, link]) => link!)
        .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(resolve(page, '..', link)))
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('gives for each that is met a test, or a configuration that does it', () => {
    const unproved = rows.filter(
      ({ verdict, links }) =>
        verdict === 'Met' && !links.some((file) => isTest(file) || isConfiguration(file)),
    );
    expect(unproved.map(({ id }) => id)).toEqual([]);
  });

  it('says of each that the installation meets where it is told how', () => {
    const untold = rows.filter(
      ({ verdict, links }) => verdict === 'Met by the installation' && links.length === 0,
    );
    expect(untold.map(({ id }) => id)).toEqual([]);
  });

  it('counts its verdicts as they are, and names all that is not met', () => {
    const index = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
    const count = (of: readonly Row[], verdict: string) => of.filter((row) => row.verdict === verdict).length;
    for (const chapter of chapters) {
      const counts = VERDICTS.map((verdict) => count(rowsOf(chapter), verdict));
      const line = index.split('\n').find((each) => each.includes(`(security/${chapter})`)) ?? '';
      expect(
        line
          .split('|')
          .slice(2, -1)
          .map((cell) => Number(cell.trim())),
        chapter,
      ).toEqual(counts);
    }
    const notMet = rows.filter(({ verdict }) => verdict === 'Not met').map(({ id }) => id);
    expect(notMet.filter((id) => !index.includes(`**${id}**`))).toEqual([]);
    expect([...index.matchAll(/\*\*(V[\d.]+\d)\*\*/g)].map(([, id]) => id!).toSorted()).toEqual(
      notMet.toSorted(),
    );
  });
});

describe('the rules that the page refers to', () => {
  const rules = readFileSync(join(FOLDER, 'rules.md'), 'utf8');

  it('list the words that no password may be made of alone, as the code has them', () => {
    for (const word of WORDS_OF_THE_WORK) expect(rules, word).toContain(`\`${word}\``);
  });

  it('tell the paces at which attempts are slowed, as the code has them', () => {
    for (const [name, { free, longestMs }] of Object.entries(PACES))
      expect(rules, name).toMatch(
        new RegExp(`\\| ${name} +\\| [^|]+ \\| ${free} +\\| ${longestMs / 60_000} minutes +\\|`),
      );
  });
});
