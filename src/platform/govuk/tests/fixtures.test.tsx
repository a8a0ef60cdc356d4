import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { h, type ComponentType } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import * as kit from '../index.ts';
import { normalisedHtml } from './normalised-html.ts';

interface Fixture {
  name: string;
  options: Record<string, unknown>;
  html: string;
}

/** Every component of the kit that has a govuk-frontend macro, by the macro's folder. */
const COMPONENTS: Record<string, unknown> = {
  accordion: kit.Accordion,
  'back-link': kit.BackLink,
  breadcrumbs: kit.Breadcrumbs,
  button: kit.Button,
  checkboxes: kit.Checkboxes,
  'date-input': kit.DateInput,
  details: kit.Details,
  'error-message': kit.ErrorMessage,
  'error-summary': kit.ErrorSummary,
  fieldset: kit.Fieldset,
  'file-upload': kit.FileUpload,
  'generic-header': kit.GenericHeader,
  hint: kit.Hint,
  input: kit.Input,
  'inset-text': kit.InsetText,
  label: kit.Label,
  'notification-banner': kit.NotificationBanner,
  pagination: kit.Pagination,
  panel: kit.Panel,
  'phase-banner': kit.PhaseBanner,
  radios: kit.Radios,
  select: kit.Select,
  'service-navigation': kit.ServiceNavigation,
  'skip-link': kit.SkipLink,
  'summary-list': kit.SummaryList,
  table: kit.Table,
  tabs: kit.Tabs,
  tag: kit.Tag,
  textarea: kit.Textarea,
  'warning-text': kit.WarningText,
};

/** Fixtures that the kit does not follow, each with its reason: `component: fixture`. */
const NOT_FOLLOWED: Record<string, string> = {};

const require = createRequire(import.meta.url);

function fixturesOf(component: string): Fixture[] {
  const path = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  return JSON.parse(readFileSync(path, 'utf8')).fixtures;
}

/** A macro's options as the kit's props: what was `html` is JSX content. */
function asProps(options: unknown): unknown {
  if (Array.isArray(options)) return options.map(asProps);
  if (options === null || typeof options !== 'object') return options;
  return Object.fromEntries(Object.entries(options).map(([key, value]) => asProp(key, value)));
}

function asProp(key: string, value: unknown): [string, unknown] {
  if (key === 'slots') return [key, asSlots(value as Record<string, unknown>)];
  const isHtml = typeof value === 'string' && /^html$|Html$/.test(key);
  if (isHtml) return [key.replace(/^html$/, 'content').replace(/Html$/, 'Content'), value && raw(value)];
  return [key === 'html' ? 'content' : key, asProps(value)];
}

function asSlots(slots: Record<string, unknown>): Record<string, unknown> {
  const { end, ...rest } = slots;
  const detailed = typeof end === 'object' && end !== null ? (end as { html: string; align?: string }) : null;
  const endHtml = detailed ? detailed.html : end;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, html]) => [name, raw(String(html))])),
    end: endHtml ? raw(String(endHtml)) : undefined,
    endInline: detailed?.align === 'inline',
  };
}

function raw(html: string) {
  return <kit.RawHtml html={html} />;
}

describe.each(Object.keys(COMPONENTS))('%s makes the same HTML as its govuk-frontend macro', (name) => {
  const fixtures = fixturesOf(name).filter((fixture) => !(`${name}: ${fixture.name}` in NOT_FOLLOWED));
  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))(
    'for the fixture "%s"',
    (_, fixture) => {
      const component = COMPONENTS[name] as ComponentType<object>;
      const ours = renderToString(h(component, asProps(fixture.options) as object));
      expect(normalisedHtml(ours)).toBe(normalisedHtml(fixture.html));
    },
  );
});

describe('the list of fixtures that are not followed', () => {
  it('names only fixtures that exist', () => {
    const all = Object.keys(COMPONENTS).flatMap((name) => fixturesOf(name).map((f) => `${name}: ${f.name}`));
    expect(Object.keys(NOT_FOLLOWED).filter((entry) => !all.includes(entry))).toEqual([]);
  });
});
