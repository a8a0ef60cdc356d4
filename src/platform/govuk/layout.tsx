import { renderToString } from 'preact-render-to-string';
import type { Authority, Reply } from '../web/types.ts';
import { assetUrl } from './assets.ts';
import { brandHref, HOUSE_COLOURS } from './brand.ts';
import { BackLink } from './components/back-link.tsx';
import { ErrorSummary } from './components/error-summary.tsx';
import { NotificationBanner } from './components/notification-banner.tsx';
import { classes } from './components/params.ts';
import { SkipLink } from './components/skip-link.tsx';
import { DemoBanner } from './own/demo-banner.tsx';
import { PageFooter, PrintedFooter } from './own/page-footer.tsx';
import { Navigation, PageHeader, type NavigationSection } from './own/page-header.tsx';
import { WarningStrip, type Warning } from './own/warning-strip.tsx';

export type PageReply = Extract<Reply, { kind: 'page' }>;

/** What stands around every page. */
export interface Chrome {
  authority: Pick<Authority, 'name' | 'isDemonstration' | 'brand'> | null;
  /** Sections in order with their pages, and only what the reader may open. */
  nav: readonly NavigationSection[];
  /** Path of the request, to mark the section it is in. */
  path: string;
  /** What the reader can do from any page. */
  quick?: readonly { text: string; href: string }[];
  warnings: Warning[];
  /** What has just been done, once. */
  flash?: string;
  version: string;
  /** Who is signed in, and how many notices wait for them; null for a page that anyone may open. */
  person: { name: string; unread: number } | null;
  /** Whether the reader may search the services. */
  searches: boolean;
  /** The request's query, so that the search box keeps its words. */
  query?: Record<string, string | string[] | undefined>;
}

/** The whole HTML document of a page. Needs no script: the one external module only improves it. */
export function renderPage(page: PageReply, chrome: Chrome): string {
  return `<!DOCTYPE html>\n${renderToString(<Document page={page} chrome={chrome} />)}\n`;
}

/** "Error: Add a review - Oldham Council - Amberley". */
function documentTitle(page: PageReply, chrome: Chrome): string {
  const words = [page.title, chrome.authority?.name, wordmarkOf(chrome)].filter(Boolean).join(' - ');
  return page.errors?.length ? `Error: ${words}` : words;
}

function wordmarkOf(chrome: Chrome): string {
  return chrome.authority?.brand.wordmark || 'Amberley';
}

interface Parts {
  page: PageReply;
  chrome: Chrome;
}

function Document({ page, chrome }: Parts) {
  return (
    <html lang="en" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{documentTitle(page, chrome)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <link rel="stylesheet" href={assetUrl('amberley.css')} />
        <link rel="stylesheet" href={brandHref(chrome.authority?.brand ?? HOUSE_COLOURS)} />
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        {page.refreshSeconds && (
          <noscript>
            <meta http-equiv="refresh" content={String(page.refreshSeconds)} />
          </noscript>
        )}
        <script type="module" src={assetUrl('amberley.js')} />
      </head>
      <body class={classes('govuk-template__body', page.bare && 'amb-bare')}>
        {page.bare ? <BareBody page={page} chrome={chrome} /> : <FullBody page={page} chrome={chrome} />}
      </body>
    </html>
  );
}

function FullBody({ page, chrome }: Parts) {
  return (
    <>
      <SkipLink href="#main-content" text="Skip to main content" />
      <header class="govuk-template__header amb-header-block">
        {chrome.authority?.isDemonstration && <DemoBanner />}
        <PageHeader
          wordmark={wordmarkOf(chrome)}
          council={chrome.authority?.name ?? null}
          searched={chrome.path === '/services' ? first(chrome.query?.q) : ''}
          searches={chrome.searches}
          quick={chrome.quick ?? []}
          person={chrome.person}
        />
        <Navigation items={chrome.nav} path={chrome.path} />
      </header>
      <div class="govuk-width-container amb-container">
        <WarningStrip warnings={chrome.warnings} />
        {page.back && (
          <nav aria-label="Back">
            <BackLink text={page.back.text} href={page.back.href} />
          </nav>
        )}
        <main
          class={classes('govuk-main-wrapper amb-main', `amb-main--${page.width ?? 'column'}`)}
          id="main-content"
        >
          {chrome.flash && <NotificationBanner type="success" text={chrome.flash} />}
          <Errors page={page} />
          {page.view}
          {page.about && (
            <p class="amb-about">
              <a
                class="govuk-link govuk-link--no-visited-state"
                href={`/help/${encodeURIComponent(page.about)}`}
              >
                About this page
              </a>
            </p>
          )}
        </main>
      </div>
      <PageFooter version={chrome.version} wordmark={wordmarkOf(chrome)} />
    </>
  );
}

/** A page made to be printed: what it says, whose it is and where its data is from; nothing to press. */
function BareBody({ page, chrome }: Parts) {
  return (
    <>
      <header>{chrome.authority?.isDemonstration && <DemoBanner />}</header>
      <div class="govuk-width-container amb-container">
        <main class={classes('amb-main', `amb-main--${page.width ?? 'column'}`)} id="main-content">
          <Errors page={page} />
          {page.view}
        </main>
      </div>
      <PrintedFooter council={chrome.authority?.name ?? null} wordmark={wordmarkOf(chrome)} />
    </>
  );
}

function Errors({ page }: { page: PageReply }) {
  if (!page.errors?.length) return null;
  return (
    <ErrorSummary
      titleText="There is a problem"
      errorList={page.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))}
    />
  );
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
