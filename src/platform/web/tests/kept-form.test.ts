import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { keptFormPage } from '../error-pages.tsx';

it('a form that could not be taken keeps all that was typed but passwords, codes and its token', () => {
  const kept = {
    name: 'Larch House',
    postcode: 'OL1 1AA',
    secretSetting: 'SIGN_ON_SECRET',
    key: 'a-link',
    roles: ['a', 'b'],
  };
  const secret = { csrf: 'x1', password: 'x2', newPassword: 'x3', present: 'x4', code: 'x5' };
  const html = renderToString(keptFormPage('/there', { ...kept, ...secret }, 'stale').view as VNode);
  for (const value of Object.values(kept).flat()) expect(html).toContain(`value="${value}"`);
  for (const value of Object.values(secret)) expect(html).not.toContain(value);
});
