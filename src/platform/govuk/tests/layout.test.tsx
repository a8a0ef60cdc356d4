import { describe, expect, it } from 'vitest';
import { renderPage, type Chrome, type PageReply } from '../index.ts';

const chrome: Chrome = {
  authority: {
    name: 'Oldham Council',
    isDemonstration: false,
    brand: { wordmark: 'Amberley', primary: '#12404a', accent: '#d98200' },
  },
  nav: [
    { text: 'My work', href: '/', items: [] },
    {
      text: 'Services',
      href: '/services',
      items: [
        { text: 'List', href: '/services' },
        { text: 'Map', href: '/services/map' },
      ],
    },
  ],
  path: '/services/1-101',
  warnings: [],
  version: '1.2.3',
  person: { name: 'Priya Shah', unread: 2 },
  searches: true,
};
const page: PageReply = { kind: 'page', title: 'Meadow Court', view: <h1>Meadow Court</h1> };

describe('a page', () => {
  it('is a whole document in English, titled with the page, the council and the wordmark', () => {
    const html = renderPage(page, chrome);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en"/);
    expect(html).toContain('<title>Meadow Court - Oldham Council - Amberley</title>');
  });

  it('has no inline script and no style attribute, and one script module', () => {
    const html = renderPage(
      { ...page, errors: [{ field: 'name', message: 'Enter a name' }] },
      { ...chrome, flash: 'Saved' },
    );
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<script type="module" src="/assets/amberley.js"></script>');
    expect(html).not.toMatch(/ style=|<style|javascript:| on[a-z]+=/);
  });

  it('starts with a link to skip to its main part', () => {
    const body = renderPage(page, chrome).split('<body')[1];
    expect(body).toMatch(/^[^>]*><a href="#main-content" class="govuk-skip-link"/);
    expect(body).toContain('id="main-content"');
  });

  it('marks the section it is in, the nearest one only', () => {
    const html = renderPage(page, chrome);
    expect(html.match(/aria-current="true"/g)).toHaveLength(2);
    expect(html).toContain('href="/services" aria-current="true"');
    expect(html).toMatch(/amb-subnav__item--active"><a class="amb-subnav__link" href="\/services"/);
    expect(renderPage(page, { ...chrome, path: '/services/map' })).toContain(
      'href="/services/map" aria-current="page"',
    );
    const first = renderPage(page, { ...chrome, path: '/' });
    expect(first).toContain('href="/" aria-current="page"');
    expect(first).not.toContain('amb-subnav');
  });

  it('searches services from everywhere, and keeps the words on the list', () => {
    expect(renderPage(page, chrome)).toMatch(/<form class="amb-search"[^>]*method="get" action="\/services"/);
    expect(renderPage(page, { ...chrome, path: '/services', query: { q: 'meadow "x"' } })).toContain(
      'value="meadow &quot;x&quot;"',
    );
  });

  it('with errors says "Error: " in its title and links each message to its field', () => {
    const html = renderPage({ ...page, errors: [{ field: 'name', message: 'Enter a name' }] }, chrome);
    expect(html).toContain('<title>Error: Meadow Court -');
    expect(html).toContain('<a href="#name">Enter a name</a>');
  });

  it('says that a demonstration is one, printed or not', () => {
    const demonstration = { ...chrome, authority: { ...chrome.authority!, isDemonstration: true } };
    for (const bare of [false, true]) {
      const html = renderPage({ ...page, bare }, demonstration);
      expect(html).toContain('Demonstration');
      expect(html).toContain('invented council, invented services');
    }
    expect(renderPage(page, chrome)).not.toContain('invented council');
  });

  it('shows warnings, what was just done, the way back and help', () => {
    const html = renderPage(
      { ...page, back: { text: 'Back to services', href: '/services' }, about: 'service' },
      { ...chrome, warnings: [{ text: 'CQC data is 41 days old', href: '/import' }], flash: 'Review saved' },
    );
    expect(html).toContain('CQC data is 41 days old');
    expect(html).toContain('Review saved');
    expect(html).toContain('class="govuk-back-link">Back to services</a>');
    expect(html).toContain('href="/help/service">About this page</a>');
  });

  it('names the licence of the data and the version at its end', () => {
    const html = renderPage(page, chrome);
    expect(html).toContain('Contains CQC data');
    expect(html).toContain('Amberley version 1.2.3');
  });

  it('made for printing has nothing to press but what it says', () => {
    const html = renderPage({ ...page, bare: true }, chrome);
    expect(html).not.toMatch(/<nav|<form|<button/);
    expect(html).toContain('Oldham Council, Amberley. Contains CQC data');
  });

  it('reloads itself where it waits for work and there is no script', () => {
    expect(renderPage({ ...page, refreshSeconds: 3 }, chrome)).toContain(
      '<noscript><meta http-equiv="refresh" content="3"',
    );
  });

  it('stands before a council is set up', () => {
    expect(renderPage(page, { ...chrome, authority: null, nav: [] })).toContain(
      '<title>Meadow Court - Amberley</title>',
    );
  });
});
