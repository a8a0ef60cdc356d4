import { sql } from 'kysely';
import { deletedRows, type RetentionRule } from '../../platform/retention/index.ts';

/** An event that is done with: it is not weighed any more, or what came of it is known. */
const DONE = sql`('closed', 'merged', 'split', 'withdrawn')`;

/** How long this room's records are kept. */
export const intelligenceRetention: readonly RetentionRule[] = [
  {
    recordType: 'intelligence.identity',
    name: 'Who told in confidence',
    what: 'The name of a whistleblower, how they may be reached and what they asked for, once the entry is closed. The entry itself stays.',
    basis:
      'Needed to ask again and to tell what came of it, and for a claim of detriment, which is to be made within months (Employment Rights Act 1996, section 48; UK GDPR Art 5(1)(e)).',
    tables: ['intelligence.identity'],
    keep: { months: 18, least: 6, most: 84, from: 'the day on which it was heard' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'intelligence.identity',
      key: 'event_id',
      due: ({ authorityId, beforeDay }) => sql`
        select i.event_id as key, e.received_on as since
          from intelligence.identity i join intelligence.event e using (event_id)
         where i.authority_id = ${authorityId} and e.state in ${DONE} and e.received_on < ${beforeDay}::date`,
    }),
  },
  {
    recordType: 'intelligence.attachment',
    name: 'Files that came with intelligence',
    what: 'Letters, photographs and e-mails attached to entries that are closed: the row and the file.',
    basis:
      'Evidence for what was decided; they may name residents and staff, so they go before the entry (UK GDPR Art 5(1)(e); Care Act 2014, section 42).',
    tables: ['intelligence.attachment'],
    keep: { months: 72, least: 12, most: 120, from: 'the day on which it was heard' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'intelligence.attachment',
      key: 'attachment_id',
      path: 'path',
      due: ({ authorityId, beforeDay }) => sql`
        select a.attachment_id as key, e.received_on as since
          from intelligence.attachment a join intelligence.event e using (event_id)
         where a.authority_id = ${authorityId} and e.state in ${DONE} and e.received_on < ${beforeDay}::date`,
    }),
  },
  {
    recordType: 'intelligence.event',
    name: 'Intelligence about services',
    what: 'Entries of the log that are closed, merged, split or withdrawn, with their words, corrections and outcomes. An entry to which others refer stays as long as they do.',
    basis:
      'Six years of claims (Limitation Act 1980, section 5) and two more, so that patterns over years are seen (Care Act 2014, section 5: oversight of the market).',
    tables: [
      'intelligence.event',
      'intelligence.narrative',
      'intelligence.correction',
      'intelligence.outcome',
      'intelligence.pathway',
      'intelligence.not_same',
    ],
    keep: { months: 96, least: 24, most: 240, from: 'the day on which it was heard' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'intelligence.event',
      key: 'event_id',
      due: ({ authorityId, beforeDay }) => sql`
        select e.event_id as key, e.received_on as since from intelligence.event e
         where e.authority_id = ${authorityId} and e.state in ${DONE} and e.received_on < ${beforeDay}::date
           and not exists (select from intelligence.event o where o.merged_into = e.event_id or o.split_from = e.event_id)`,
    }),
  },
  {
    recordType: 'intelligence.term',
    name: 'Words of the intelligence log',
    what: 'Kinds, severities, themes, sources, and the dated questions that tell safeguarding from a notifiable incident. No person is in them.',
    basis: 'Past entries are explained by them.',
    tables: [
      'reference.intelligence_kind',
      'reference.intelligence_severity',
      'reference.intelligence_theme',
      'reference.intelligence_source',
      'reference.incident_question',
    ],
    kept: 'As long as Amberley is used',
  },
];
