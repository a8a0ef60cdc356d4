import { ServiceNavigation } from '../components/service-navigation.tsx';

export interface PageHeaderProps {
  wordmark: string;
  council: string | null;
  /** What was searched for, to keep it in the box. */
  searched: string;
  /** Whether the reader may search the services. */
  searches: boolean;
  /** What the reader can do from any page. */
  quick?: readonly { text: string; href: string }[];
  /** Who is signed in, and how many notices wait for them. */
  person: { name: string; unread: number } | null;
}

/** The bar at the top: the wordmark, whose it is, one search for every service, and who is signed in. */
export function PageHeader({ wordmark, council, searched, searches, quick = [], person }: PageHeaderProps) {
  return (
    <div class="amb-header">
      <div class="govuk-width-container amb-container amb-header__bar">
        <a class="amb-header__home" href="/">
          <Mark />
          <span class="amb-header__wordmark">{wordmark}</span>
          {council && <span class="amb-header__council">{council}</span>}
        </a>
        {searches && <Search searched={searched} />}
        {quick.map(({ text, href }) => (
          <a class="amb-header__quick" href={href}>
            {text}
          </a>
        ))}
        {person && <Reader person={person} />}
      </div>
    </div>
  );
}

function Search({ searched }: { searched: string }) {
  return (
    <form class="amb-search" role="search" method="get" action="/services">
      <label class="govuk-visually-hidden" for="site-search">
        Search services by name, postcode, CQC id or provider
      </label>
      <input
        class="amb-search__box"
        id="site-search"
        name="q"
        type="search"
        value={searched}
        placeholder="Search services"
        autocomplete="off"
        spellcheck={false}
        aria-keyshortcuts="/"
      />
      <kbd class="amb-search__key" aria-hidden="true">
        /
      </kbd>
      <button class="amb-search__button" type="submit">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
          <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
          <path d="M13 13l5 5" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
        </svg>
        <span class="govuk-visually-hidden">Search</span>
      </button>
    </form>
  );
}

/** Who is signed in: their notices, their account, and the way out. */
function Reader({ person }: { person: { name: string; unread: number } }) {
  return (
    <nav class="amb-reader" aria-label="Your account">
      <a class="amb-reader__link" href="/notices">
        Notices
        {person.unread > 0 && (
          <span class="amb-reader__count">
            {person.unread}
            <span class="govuk-visually-hidden"> unread</span>
          </span>
        )}
      </a>
      <a class="amb-reader__link" href="/account">
        {person.name}
      </a>
      <form method="post" action="/sign-out">
        <button type="submit" class="amb-reader__out">
          Sign out
        </button>
      </form>
    </nav>
  );
}

/** An amber light, lit, in its housing. */
function Mark() {
  return (
    <svg class="amb-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <rect class="amb-mark__housing" x="1" y="1" width="30" height="30" rx="9" />
      <circle class="amb-mark__ring" cx="16" cy="16" r="10" />
      <circle class="amb-mark__light" cx="16" cy="16" r="7" />
      <path class="amb-mark__glint" d="M11.6 15a4.6 4.6 0 013.6-3.6" />
    </svg>
  );
}

interface Item {
  text: string;
  href: string;
}

/** A section of the bar; `items` are its pages, none where it is one page. */
export interface NavigationSection extends Item {
  items: readonly Item[];
}

/** The sections, and below them the pages of the one that the page is in. */
export function Navigation({ items, path }: { items: readonly NavigationSection[]; path: string }) {
  if (items.length === 0) return null;
  const pages = items.flatMap((section) => (section.items.length === 0 ? [section] : section.items));
  const at = pageOf(pages, path);
  const active = items.find((section) => section === at || section.items.some((item) => item === at));
  return (
    <>
      <ServiceNavigation
        classes="amb-navigation"
        navigationLabel="Sections"
        navigation={items.map((item) => ({
          text: item.text,
          href: item.href,
          current: item.href === path && item.items.length === 0,
          active: item === active,
        }))}
      />
      {active !== undefined && active.items.length > 0 && (
        <nav class="amb-subnav" aria-label={`${active.text} pages`}>
          <ul class="govuk-width-container amb-container amb-subnav__list">
            {active.items.map((item) => (
              <li class={item === at ? 'amb-subnav__item amb-subnav__item--active' : 'amb-subnav__item'}>
                <a
                  class="amb-subnav__link"
                  href={item.href}
                  aria-current={item.href === path ? 'page' : item === at ? 'true' : undefined}
                >
                  {item.text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

/** The item whose address starts the path; the longest, so that "/services/map" is not "/services". */
function pageOf(items: readonly Item[], path: string): Item | undefined {
  const holding = items.filter(
    (item) => item.href === path || (item.href !== '/' && path.startsWith(`${item.href}/`)),
  );
  return holding.sort((a, b) => b.href.length - a.href.length)[0];
}
