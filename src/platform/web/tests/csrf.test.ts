import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { withCsrf } from '../csrf.ts';

const FIELD = '<input type="hidden" name="csrf" value="abc">';

describe('the token of forms', () => {
  it('stands right after the tag of each form that is sent, and of no other', () => {
    expect(withCsrf('<form method="post" action="/a"></form><form method="get"></form>', 'abc')).toBe(
      `<form method="post" action="/a">${FIELD}</form><form method="get"></form>`,
    );
  });

  it('never stands inside an attribute, whatever somebody is called', () => {
    const attributes = { 'data-passkey-options': JSON.stringify({ displayName: 'Ann > Bob <form>' }) };
    const form = renderToString(h('form', { method: 'post', ...attributes, action: '/a?b=c>d' }));
    expect(withCsrf(form, 'abc')).toBe(form.replace('></form>', `>${FIELD}</form>`));
  });
});
