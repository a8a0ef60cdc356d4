import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Rag, Rating } from '../../../../kernel/rating.ts';
import { clientGroupName } from '../../../cqc/index.ts';
import { intelligencePaths } from '../../../intelligence/index.ts';
import { placingPaths, type PlacingState } from '../../../placement/index.ts';
import { riskPaths, standingWords, waitingWords } from '../../../risk/index.ts';
import { paths } from '../../routes.ts';
import { brandInWords } from '../../rules/brand-name.ts';
import { isStale } from '../../rules/stale.ts';
import { inWords } from '../../rules/timeline.ts';
import { webAddress } from '../../rules/web-address.ts';
import type { LoadedService } from './load-service.ts';

export interface TopModel {
  locationId: string;
  title: string;
  regulated: boolean;
  /** "Nursing home" */
  category: string;
  provider: { text: string; href: string | null } | null;
  brand: string | null;
  /** The same as the caption in plain text. */
  captionText: string;
  /** Address, council area, phone and CQC id in one line. */
  whereabouts: string;
  website: string | null;
  /** Names that it had, or is also known by. */
  otherNames: string;
  /** Who it is for and what kinds of service there are, where there is more than its type tells. */
  about: string[];
  rag: Rag | null;
  why: string;
  /** How its status stands: decided, overridden, or waiting for a decision. */
  standing: string;
  ended: { words: string; successors: { text: string; href: string }[] } | null;
  strip: {
    rating: Rating | null;
    notRated: string | null;
    ratedOn: Day | null;
    stale: boolean;
    ragSince: Day | null;
    /** That it waits for a decision. */
    ragNote: string;
    /** Whether people may be placed, and what that covers. */
    placing: { state: PlacingState; note: string; href: string | null };
    officer: string;
    contracted: string;
    operating: string;
    lastVisited: Day | null;
    beds: string;
    registered: string;
    registeredNote: string;
  };
  summaryHref: string;
  /** Where what is heard of it is recorded; null for whoever may not. */
  recordHref: string | null;
  /** Where its status is decided; null for whoever may not, and where it has none. */
  decideHref: string | null;
}

/** The top of a service's page: who and where it is, its colour with the reason, and the facts that matter most. */
export function presentTop(
  loaded: LoadedService,
  today: Day,
  may: (permission: string) => boolean = () => false,
): TopModel {
  const { service, assessment } = loaded;
  const { standing, facts } = service;
  return {
    locationId: service.locationId,
    title: service.name,
    regulated: service.regulated,
    category: service.category,
    provider: providerOf(service),
    brand: brandInWords(service.brandName),
    captionText: [service.category, providerOf(service)?.text]
      .filter((part) => part !== undefined)
      .join(', '),
    whereabouts: whereabouts(service),
    website: webAddress(service.website),
    otherNames: otherNames(loaded),
    about: aboutOf(service),
    rag: service.status?.rag ?? null,
    why: assessment?.why ?? (service.registered ? 'Not rated for risk yet.' : ''),
    standing: service.status === null ? '' : standingWords(service.status),
    ended: endedOf(loaded),
    strip: {
      rating: standing?.overall.rating ?? null,
      notRated: standing === null ? 'Not registered with CQC' : standing.notRatedReason,
      ratedOn: standing?.overall.on ?? null,
      stale: isStale(standing?.overall.on ?? null, today),
      ragSince: service.status?.since ?? null,
      ragNote: service.status === null ? '' : waitingWords(service.status),
      placing: placingOf(service, may),
      officer: facts?.officerName ?? 'Nobody yet',
      contracted: threeWay(facts?.contracted, 'Contracted', 'Not contracted', 'Contract not known'),
      operating: threeWay(facts?.operational, 'Operating', 'Not operating', 'Operation not known'),
      lastVisited: standing?.lastVisitedOn ?? null,
      beds: service.beds === null ? 'Not given' : String(service.beds),
      ...registrationWords(service),
    },
    summaryHref: paths.serviceSummary(service.locationId),
    recordHref: may('intelligence.record') ? intelligencePaths.record(service.locationId) : null,
    decideHref: service.status !== null && may('risk.decide') ? riskPaths.decide(service.locationId) : null,
  };
}

function placingOf(
  { placing, locationId }: LoadedService['service'],
  may: (permission: string) => boolean,
): TopModel['strip']['placing'] {
  const href = may('placement.reasons') ? placingPaths.status(locationId) : null;
  if (placing === null) return { state: 'open', note: '', href };
  const { state, scope, fromDay, reviewOn } = placing;
  const parts = [
    scope,
    `since ${longDay(fromDay)}`,
    reviewOn === null ? '' : `looked at again ${longDay(reviewOn)}`,
  ];
  return { state, note: parts.filter((part) => part !== '').join(', '), href };
}

function threeWay(value: boolean | null | undefined, yes: string, no: string, unknown: string): string {
  return value === null || value === undefined ? unknown : value ? yes : no;
}

function providerOf({ providerId, providerName }: LoadedService['service']): TopModel['provider'] {
  if (providerId !== null)
    return { text: providerName ?? `Provider ${providerId}`, href: paths.provider(providerId) };
  return providerName === null ? null : { text: providerName, href: null };
}

function whereabouts({
  address,
  town,
  county,
  postcode,
  localAuthority,
  phone,
  regulated,
  locationId,
}: LoadedService['service']): string {
  const given = (part: string | null): part is string => part !== null && part !== '';
  const sentences = [
    [address, town, county, postcode].filter(given).join(', '),
    given(localAuthority) ? `Council area: ${localAuthority}` : '',
    given(phone) ? `Phone ${phone}` : '',
    regulated ? `CQC id ${locationId}` : '',
  ];
  return `${sentences.filter(given).join('. ')}.`;
}

function otherNames({ service, registrations }: LoadedService): string {
  const former = registrations.filter((one) => one.place < 0).map((one) => one.name ?? one.knownName);
  const names = [service.alsoKnownAs, ...former.toReversed()].filter(
    (name): name is string => name !== null && name !== '',
  );
  const different = names.filter((name) => name.toLowerCase() !== service.name.toLowerCase());
  return [...new Map(different.map((name) => [name.toLowerCase(), name])).values()].join('; ');
}

function aboutOf({ serviceTypes, clientGroups }: LoadedService['service']): string[] {
  const groups = [...new Set(clientGroups.map(clientGroupName))];
  return [
    serviceTypes.length > 1 ? `Services: ${inWords(serviceTypes)}` : '',
    groups.length > 0 ? `For: ${inWords(groups)}` : '',
  ].filter((words) => words !== '');
}

function endedOf({ service, registrations }: LoadedService): TopModel['ended'] {
  if (service.registered) return null;
  const since = service.until === null ? '' : ` since ${longDay(service.until)}`;
  const words = service.regulated
    ? `No longer registered${since}.`
    : service.until === null
      ? 'Not open yet.'
      : `Closed${since}.`;
  const successors = registrations
    .filter((one) => one.tookOver.some((link) => link.from === service.locationId))
    .map((one) => ({
      text: `${one.name ?? one.knownName ?? 'Registration'} (${one.locationId})`,
      href: paths.service(one.locationId),
    }));
  return { words, successors };
}

function registrationWords({ regulated, registered, from, until }: LoadedService['service']): {
  registered: string;
  registeredNote: string;
} {
  const began = from === null ? '' : `since ${longDay(from)}`;
  if (registered) return { registered: regulated ? 'Registered' : 'Open', registeredNote: began };
  return { registered: regulated ? 'Ended' : 'Closed', registeredNote: until === null ? '' : longDay(until) };
}
