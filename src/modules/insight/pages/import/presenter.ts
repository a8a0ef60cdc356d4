import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { RATINGS } from '../../../../kernel/rating.ts';
import type { Job } from '../../../../platform/jobs/index.ts';
import type { Authority } from '../../../../platform/web/index.ts';
import type { Freshness } from '../../../cqc/index.ts';
import type { Loaded } from '../../queries/fetch-import-loaded.ts';
import type { ImportListed } from '../../queries/fetch-imports.ts';
import { SOURCE_NAMES } from '../../rules/import-words.ts';
import { instantWords } from '../../rules/instant-words.ts';
import { paths } from '../../routes.ts';
import { words } from '../../rules/count-words.ts';
import { BY_CONTENT, type FileSource } from './form.ts';

export interface ImportModel {
  freshness: Freshness;
  loaded: Loaded;
  today: Day;
  /** What the register holds beside registered services. */
  alsoHeld: string;
  ratedHref: string;
  /** False before any data came in. */
  any: boolean;
  council: string;
  hasArea: boolean;
  demonstration: boolean;
  sources: { value: string; text: string; hint?: string; checked: boolean }[];
  underWay: { href: string; text: string }[];
  noSync: string | null;
  imports: {
    href: string;
    file: string;
    what: string;
    outcome: string;
    failed: boolean;
    numbers: (number | null)[];
    who: string;
    when: string;
  }[];
  errors: FieldError[];
}

const HINTS: Record<FileSource, string> = {
  'cqc-active': 'HSCA_Active_Locations.ods: who is registered, where, for what',
  'cqc-ratings': 'Latest_ratings.ods: ratings of services already loaded',
  'cqc-deactivated': 'Deactivated_Locations.ods: registrations that have ended',
  'cqc-directory': 'CQC_directory.csv: the shortest list, without ratings',
  'cqc-api': 'JSON: an array of records, or one record a line',
};

const OUTCOMES: Record<ImportListed['state'], string> = {
  staged: 'Under way',
  done: 'Imported',
  discarded: 'Looked at, not imported',
  failed: 'Failed, nothing kept',
};

/** The Import page as plain values. */
export function importModel(input: {
  freshness: Freshness;
  loaded: Loaded;
  imports: readonly ImportListed[];
  underWay: readonly Job[];
  authority: Authority | null;
  noSync: string | null;
  source: FileSource | typeof BY_CONTENT;
  errors: FieldError[];
  today: Day;
}): ImportModel {
  const { loaded, authority, source } = input;
  return {
    ...input,
    alsoHeld: `The register also holds ${words(loaded.ended, 'ended registration')} and ${words(loaded.providers, 'provider')}.`,
    ratedHref: `${paths.services()}?scope=everywhere&${RATINGS.map((rating) => `rating=${encodeURIComponent(rating)}`).join('&')}`,
    any: loaded.registered + loaded.ended > 0,
    council: authority?.name ?? 'your council',
    hasArea: (authority?.area.length ?? 0) > 0,
    demonstration: authority?.isDemonstration ?? false,
    sources: [
      { value: BY_CONTENT, text: 'Work it out from the file', checked: source === BY_CONTENT },
      ...(Object.keys(HINTS) as FileSource[]).map((value) => ({
        value,
        text: SOURCE_NAMES[value],
        hint: HINTS[value],
        checked: value === source,
      })),
    ],
    underWay: input.underWay.map((job) => ({ href: `/jobs/${job.jobId}`, text: jobWords(job) })),
    imports: input.imports.map((one) => ({
      href: paths.importResult(one.importId),
      file: one.fileName ?? SOURCE_NAMES[one.source],
      what: SOURCE_NAMES[one.source],
      outcome: OUTCOMES[one.state],
      failed: one.state === 'failed',
      numbers: [one.read, one.added, one.changed, one.leftOut, one.rejected],
      who: one.actor,
      when: instantWords(one.startedAt),
    })),
  };
}

/** Tells that another import must end first; undefined where none runs or waits. */
export function waitsFor(underWay: readonly Job[]): string | undefined {
  const [first] = underWay;
  return first === undefined ? undefined : `${jobWords(first)}. Yours waits until it has ended.`;
}

function jobWords({ kind, payload, state }: Job): string {
  const { fileName, dryRun } = (payload ?? {}) as { fileName?: string; dryRun?: boolean };
  const what =
    fileName === undefined ? 'A sync with CQC' : `${dryRun ? 'A look at' : 'The import of'} ${fileName}`;
  return `${kind === 'cqc.sync' ? 'A sync with CQC' : what} ${state === 'running' ? 'is running' : 'waits to run'}`;
}
