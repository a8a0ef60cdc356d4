import { sql, type RawBuilder } from 'kysely';
import type { Policy } from './policies.ts';
import type { TableColumn } from './table-columns.ts';

/** What a column of a known row becomes. `held` and `told` are the aliases of the register's row and the source's. */
function become(column: string, isList: boolean, policy: Policy, held: string, told: string): string {
  const h = `${held}.${column}`;
  const t = `${told}.${column}`;
  switch (policy) {
    case 'own':
      return t;
    case 'fill':
      return isList ? `case when ${h} = '{}' then ${t} else ${h} end` : `coalesce(${h}, ${t})`;
    case 'newest':
      return `greatest(${h}, ${t})`;
    case 'unless-present':
      return `case when ${told}.manager_registered then null else ${h} end`;
    case 'keep':
      return h;
  }
}

/** The columns that a source may touch, each with what it becomes. */
export interface Becoming {
  column: string;
  expression: string;
}

export function becoming<Row>(
  columns: readonly TableColumn<Row>[],
  policies: Partial<Record<keyof Row, Policy>>,
  held: string,
  told: string,
): Becoming[] {
  return columns.flatMap(({ column, type, field }) => {
    const policy = policies[field] ?? 'keep';
    return policy === 'keep'
      ? []
      : [{ column, expression: become(column, type === 'text[]', policy, held, told) }];
  });
}

/** `(held.a, held.b) is distinct from (…)`: false for all rows where a source may touch nothing. */
export function anyDiffers(changes: readonly Becoming[], held: string): RawBuilder<boolean> {
  if (changes.length === 0) return sql<boolean>`false`;
  const before = changes.map(({ column }) => `${held}.${column}`).join(', ');
  const after = changes.map(({ expression }) => expression).join(', ');
  return sql<boolean>`row(${sql.raw(before)}) is distinct from row(${sql.raw(after)})`;
}

/** `a = …, b = …`. */
export function assignments(changes: readonly Becoming[]): RawBuilder<unknown> {
  return sql.raw(changes.map(({ column, expression }) => `${column} = ${expression}`).join(', '));
}

/** What a column becomes, or stays where the source may not touch it. */
export function valueAfter(changes: readonly Becoming[], column: string, held: string): RawBuilder<unknown> {
  return sql.raw(changes.find((change) => change.column === column)?.expression ?? `${held}.${column}`);
}
