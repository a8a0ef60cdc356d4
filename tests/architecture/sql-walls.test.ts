import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { projectRoot } from '../../src/platform/config/project.ts';

const TIER = new Map(rooms.map((room) => [room.name, room.tier]));
const NAMED = new RegExp(`\\b(${[...TIER.keys()].join('|')})\\.([a-z_]+)\\b`, 'g');

/** Tables and views of a schema that a room's TypeScript names inside SQL templates; a permission that it asks for is none. */
function namesInSql(source: string): { schema: string; name: string }[] {
  const found: { schema: string; name: string }[] = [];
  for (const template of source.matchAll(/sql(?:<[^`]*?>)?`((?:[^`\\]|\\.)*)`/g)) {
    for (const match of (template[1] ?? '').replace(/platform\.may\('[^']*'\)/g, '').matchAll(NAMED))
      found.push({ schema: match[1]!, name: match[2]! });
  }
  return found;
}

describe("SQL keeps to the rooms' walls", () => {
  it('finds names inside SQL templates (the test itself can fail)', () => {
    expect(namesInSql("sql<{ a: 1 }>`select platform.may('risk.reasons') from market.secret`")).toEqual([
      { schema: 'market', name: 'secret' },
    ]);
  });

  for (const room of rooms) {
    it(`${room.name} reads its own tables and what lower rooms publish`, () => {
      const folder = join(projectRoot(), 'src', 'modules', room.name);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
        (entry) =>
          entry.isFile() &&
          /\.tsx?$/.test(entry.name) &&
          !entry.name.includes('.test.') &&
          !entry.parentPath.includes('tests'),
      );
      const wrong: string[] = [];
      for (const entry of files) {
        for (const { schema, name } of namesInSql(readFileSync(join(entry.parentPath, entry.name), 'utf8'))) {
          if (schema === room.name) continue;
          const lower = (TIER.get(schema) ?? 9) < room.tier;
          // published_*: what a room shows of this council; shared_*: what other councils show it.
          if (!lower || !/^(published|shared)_/.test(name)) wrong.push(`${entry.name}: ${schema}.${name}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});
