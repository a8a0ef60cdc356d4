import { expect, it } from 'vitest';
import type { NavItem } from '../../room/index.ts';
import { barOf } from '../bar.ts';

const item = (text: string, more: Partial<NavItem> = {}): NavItem => ({
  text,
  href: `/${text.toLowerCase()}`,
  place: 1,
  permission: 'some',
  ...more,
});

it('what belongs together stands in one section, where its first page would', () => {
  const bar = barOf([
    item('Work'),
    item('Log', { section: 'Intelligence' }),
    item('Help'),
    item('Meetings', { section: 'Intelligence' }),
  ]);
  expect(bar.map(({ text, href }) => [text, href])).toEqual([
    ['Work', '/work'],
    ['Intelligence', '/log'],
    ['Help', '/help'],
  ]);
  expect(bar[1]!.items.map(({ text }) => text)).toEqual(['Log', 'Meetings']);
});

it('a section of one page carries the name of the page, and settings stand last, behind one link', () => {
  expect(
    barOf([item('Ratings', { section: 'Figures' }), item('Mail', { setting: 'How mail leaves.' })]),
  ).toEqual([
    { text: 'Ratings', href: '/ratings', items: [] },
    { text: 'Settings', href: '/settings', items: [] },
  ]);
});
