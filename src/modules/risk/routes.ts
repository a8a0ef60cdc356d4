import type { Day } from '../../kernel/calendar-day.ts';
import type { Rag } from '../../kernel/rating.ts';

type DraftPage =
  | ''
  | 'about'
  | 'limits'
  | 'add'
  | 'differences'
  | 'simulation'
  | 'back-test'
  | 'publish'
  | 'file'
  | 'file/download'
  | 'discard';

/** Addresses of this room's pages, and of the list that its numbers open. */
export const paths = {
  /** The model in force on a day, today where absent. */
  model: (on?: Day) => {
    if (on === undefined) return '/risk/model';
    const [year, month, day] = on.split('-').map(Number);
    return `/risk/model?on-day=${day}&on-month=${month}&on-year=${year}`;
  },
  /** The page of a service. */
  service: (locationId: string) => `/services/${encodeURIComponent(locationId)}`,
  /** Where the status of a service is decided. */
  decide: (locationId: string) => `/services/${encodeURIComponent(locationId)}/status`,
  /** What the status of a service was on a day, today where absent. */
  history: (locationId: string, on?: Day) =>
    `/services/${encodeURIComponent(locationId)}/status/history${on === undefined ? '' : `?on=${on}`}`,
  /** Every model that the council has, or one version of one. */
  models: () => '/risk/model/history',
  published: (modelId: string, version: number) =>
    `/risk/model/history/${encodeURIComponent(modelId)}/${version}`,
  withdraw: (modelId: string, version: number) => `${paths.published(modelId, version)}/withdraw`,
  /** Models that are being written. */
  drafts: () => '/risk/model/drafts',
  /** The form that begins a draft, with a model chosen. */
  newDraft: (modelId: string, version: number) =>
    `/risk/model/drafts?model=${encodeURIComponent(`${modelId} ${version}`)}`,
  draft: (draftId: string, part: DraftPage = '') => `/risk/model/drafts/${draftId}${part && `/${part}`}`,
  draftIndicator: (draftId: string, key: string, act: '' | 'move' = '') =>
    `/risk/model/drafts/${draftId}/indicators/${encodeURIComponent(key)}${act && `/${act}`}`,
  /** A floor by its place among those that are on ("on-3"), or off. */
  draftFloor: (draftId: string, floor: string, act: '' | 'move' = '') =>
    `/risk/model/drafts/${draftId}/floors/${floor}${act && `/${act}`}`,
  job: (jobId: string) => `/jobs/${jobId}`,
  /** The services of a colour. */
  services: (rag: Rag) => `/services?rag=${rag}`,
} as const;
