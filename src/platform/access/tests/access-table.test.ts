import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccessTable, PUBLIC } from '../index.ts';

const role = (id: string) => ({ role: id, name: id, purpose: id });
const permission = (id: string) => ({ permission: id, allows: id });

describe('the table of roles and permissions', () => {
  it('gives a person what any of their roles holds', () => {
    const table = new AccessTable([role('a'), role('b')], [permission('x'), permission('y')], {
      x: ['a'],
      y: ['a', 'b'],
    });
    expect(table.permissionsOf(['b'])).toEqual(['y']);
    expect(table.permissionsOf(['b', 'a'])).toEqual(['x', 'y']);
    expect(table.permissionsOf(['stranger'])).toEqual([]);
    expect(table.allows('stranger', PUBLIC)).toBe(true);
  });

  it('refuses a permission without a row, a row without a permission, and an unknown role', () => {
    expect(() => new AccessTable([], [permission('x')], {})).toThrow('no row says who may x');
    expect(() => new AccessTable([], [], { x: [] })).toThrow('the row of x is for no declared permission');
    expect(() => new AccessTable([], [permission('x')], { x: ['a'] })).toThrow('"a", which is no role');
  });

  it('never gives fewer permissions for more roles', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(ids, ids, ids, ids, (forX, forY, some, more) => {
        const table = new AccessTable(['a', 'b', 'c', 'd'].map(role), ['x', 'y'].map(permission), {
          x: forX,
          y: forY,
        });
        const all = table.permissionsOf([...some, ...more]);
        for (const held of table.permissionsOf(some)) expect(all).toContain(held);
      }),
    );
  });
});
