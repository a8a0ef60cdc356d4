/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import {
  Accordion,
  Button,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from 'govuk-frontend';
import { offerPasskey } from './passkey.client.ts';
import { followProgress } from './progress.client.ts';

// The template of govuk-frontend sets these in an inline script, which our content security policy forbids.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
for (const component of [
  Accordion,
  Button,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
]) {
  createAll(component);
}
focusSearchOnSlash();
closeWhenNarrow();
for (const element of document.querySelectorAll<HTMLElement>('[data-progress-source]'))
  followProgress(element);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offerPasskey(form);

/** "/" puts the cursor in the search box, unless somebody is typing. */
function focusSearchOnSlash(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement | null;
    if (target?.closest('input, textarea, select, [contenteditable]')) return;
    const search = document.querySelector<HTMLInputElement>('#site-search');
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  });
}

/** Filters start closed on a phone, so that the list is what is seen first. */
function closeWhenNarrow(): void {
  if (!window.matchMedia('(max-width: 40em)').matches) return;
  for (const details of document.querySelectorAll('details[data-closes-when-narrow]'))
    details.removeAttribute('open');
}
