import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../src/platform/clock/index.ts';
import type { Tx } from '../../src/platform/db/types.ts';

/** What makes a record of each type whose period began on a day, for a council (null: for none). */
export const MAKERS: Readonly<Record<string, (tx: Tx, owner: string, day: string) => Promise<void>>> = {
  'platform.notice': async (tx, owner, day) => {
    const notice = newId();
    await sql`insert into platform.notice (notice_id, authority_id, account_id, kind, href, created_at)
      values (${notice}, ${owner}, ${newId()}, 'risk.changed', '/my-work', ${day}::timestamptz + interval '12 hours')`.execute(tx);
    await sql`insert into platform.outbox (outbox_id, authority_id, notice_id, account_id, delivery, urgent, state, next_try_at, created_at, ended_at)
      values (${newId()}, ${owner}, ${notice}, ${newId()}, 'daily', false, 'sent', ${day}, ${day}, ${day}::timestamptz + interval '1 day')`.execute(tx);
  },
  'platform.mail': async (tx, owner, day) => {
    await sql`insert into platform.outbox (outbox_id, authority_id, address, name, template, delivery, urgent, state, next_try_at, created_at, ended_at)
      values (${newId()}, ${owner}, 'x@y.example', 'X', 'invitation', 'at-once', true, 'dead', ${day}, ${day}, ${day}::timestamptz + interval '12 hours')`.execute(tx);
  },
  'platform.upload': async (tx, owner, day) => {
    await sql`insert into platform.stored_file (file_id, authority_id, name, content_type, bytes, sha256, path, created_at, created_by)
      values (${newId()}, ${owner}, 'a.csv', 'text/csv', 1, 'x', ${`files/${randomUUID()}`}, ${day}::timestamptz + interval '12 hours', 'tester')`.execute(tx);
  },
  'platform.job': async (tx, owner, day) => {
    await sql`insert into platform.job (job_id, authority_id, kind, payload, state, actor, created_at, finished_at)
      values (${newId()}, ${owner}, 'made.up', '{}', 'done', 'tester', ${day}, ${day}::timestamptz + interval '12 hours')`.execute(tx);
  },
  'people.session': async (tx, owner, day) => {
    await sql`insert into people.session (session_id, token_hash, authority_id, account_id, csrf, stage, means, created_at, last_seen_at, expires_at, authenticated_at)
      values (${newId()}, ${hash()}, ${owner}, ${await account(tx, owner)}, 'x', 'complete', 'a test', ${day}, ${day},
              ${day}::timestamptz + interval '12 hours', ${day})`.execute(tx);
  },
  'people.link': async (tx, owner, day) => {
    await sql`insert into people.one_time_link (link_id, token_hash, purpose, authority_id, account_id, created_at, expires_at)
      values (${newId()}, ${hash()}, 'reset', ${owner}, ${await account(tx, owner)}, ${day}, ${day}::timestamptz + interval '12 hours')`.execute(tx);
  },
  'people.account': async (tx, owner, day) => {
    const officer = newId();
    await sql`insert into people.officer (officer_id, authority_id, name, email) values (${officer}, ${owner}, ${`Officer ${officer}`}, 'o@x.example')`.execute(tx);
    await account(tx, owner, { state: 'left', leftOn: day, officer });
  },
  'people.invited': async (tx, owner, day) => {
    await account(tx, owner, { state: 'invited', createdAt: day });
  },
  'people.absence': async (tx, owner, day) => {
    const [away, cover] = [newId(), newId()];
    for (const id of [away, cover])
      await sql`insert into people.officer (officer_id, authority_id, name) values (${id}, ${owner}, ${`Officer ${id}`})`.execute(tx);
    await sql`insert into people.absence (absence_id, authority_id, officer_id, cover_officer_id, from_day, until_day)
      values (${newId()}, ${owner}, ${away}, ${cover}, ${day}, ${day})`.execute(tx);
  },
  'people.token': async (tx, owner, day) => {
    const client = newId();
    await sql`insert into people.api_client (client_id, authority_id, name, purpose, contact, created_by, created_at)
      values (${client}, ${owner}, ${`Client ${client}`}, 'tests', 'us', 'tester', ${day})`.execute(tx);
    await sql`insert into people.api_token (token_id, client_id, authority_id, token_hash, label, scopes, created_at, created_by, expires_at)
      values (${newId()}, ${client}, ${owner}, ${hash()}, 'x', '{cqc.read}', ${day}, 'tester', ${day}::timestamptz + interval '12 hours')`.execute(tx);
  },
  'market.sheet-unused': (tx, owner, day) => sheet(tx, owner, day, false),
  'market.sheet': (tx, owner, day) => sheet(tx, owner, day, true),
  'market.placement': async (tx, owner, day) => {
    // the newest of a service stays
    await sql`insert into market.out_of_area_placement (placement_id, authority_id, location_id, people, as_of)
      values (${newId()}, ${owner}, '1-1', 2, ${day}), (${newId()}, ${owner}, '1-1', 2, '2026-11-01') on conflict do nothing`.execute(tx);
  },
  'capacity.return': async (tx, owner, day) => {
    // a return is about a month: from its first day
    const [id, location, month] = [newId(), `9-${randomUUID()}`, sql`date_trunc('month', ${day}::date)::date`];
    await sql`insert into capacity.monthly_return (return_id, authority_id, location_id, month, form_id, form_version, opens_on, due_on, state, sent_on, sent_number)
      values (${id}, ${owner}, ${location}, ${month}, 'care-home', 1, ${day}, ${day}, 'sent', ${day}, 1)`.execute(tx);
    await sql`insert into capacity.answers (return_id, number, authority_id, location_id, answers, on_behalf, sent_on, sent_at)
      values (${id}, 1, ${owner}, ${location}, '{}', false, ${day}, ${day})`.execute(tx);
  },
  'meetings.meeting': async (tx, owner, day) => {
    await sql`insert into meetings.meeting (meeting_id, authority_id, kind, held_on, chair, state)
      values (${newId()}, ${owner}, 'Sharing of intelligence', ${day}, 'Somebody', 'held')`.execute(tx);
  },
  'escalation.case': async (tx, owner, day) => {
    const escalation = newId();
    await sql`insert into escalation.escalation (escalation_id, authority_id, location_id, rule_key, rule_name, trigger, confidentiality, rule, ladder, hours,
        state, level, raised_at, first_due_at, decided_at)
      values (${escalation}, ${owner}, '1-1', 'jump', 'Score jumped', 'jump', 'open', '{}', '[]', '{}', 'decided', 1, ${day}, ${day},
              ${day}::timestamptz + interval '12 hours')`.execute(tx);
    await sql`insert into escalation.cause_mark (authority_id, location_id, rule_key, cause_key, escalation_id)
      values (${owner}, '1-1', 'jump', ${newId()}, ${escalation})`.execute(tx);
  },
  'escalation.score': async (tx, owner, day) => {
    await sql`insert into escalation.score_mark (authority_id, location_id, on_day, lowest)
      values (${owner}, ${`1-${randomUUID()}`}, ${day}, 1)`.execute(tx);
  },
  'intelligence.event': async (tx, owner, day) => {
    await heard(tx, owner, day);
  },
  'intelligence.identity': async (tx, owner, day) => {
    await sql`insert into intelligence.identity (event_id, authority_id, name) values (${await heard(tx, owner, day)}, ${owner}, 'Somebody')`.execute(tx);
  },
  'intelligence.attachment': async (tx, owner, day) => {
    await sql`insert into intelligence.attachment (attachment_id, authority_id, event_id, file_name, bytes, path)
      values (${newId()}, ${owner}, ${await heard(tx, owner, day)}, 'a.pdf', 1, ${`files/${randomUUID()}`})`.execute(tx);
  },
  'insight.closed-service': async (tx, owner, day) => {
    const location = `9-${randomUUID()}`;
    await sql`insert into cqc.location (location_id, name, sector, registration_status, deregistration_date)
      values (${location}, 'Closed House', 'Social Care Org', 'Deregistered', ${day})`.execute(tx);
    await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, note)
      values (${newId()}, ${owner}, ${location}, ${day}, 'tester', 'a note'), (${newId()}, ${owner}, ${location}, ${day}, 'tester', '')`.execute(tx);
  },
  'insight.extract': async (tx, owner, day) => {
    await sql`insert into insight.extract (extract_id, authority_id, day, version, path, bytes, sha256, services, manifest, signature, key_id, public_key, made_at)
      select ${newId()}::uuid, ${owner}::uuid, ${day}::date, coalesce(max(version), 0) + 1, ${`files/${randomUUID()}`}, 1, repeat('0', 64), 0, '{}', repeat('A', 88),
             repeat('0', 16), 'x', ${day}::timestamptz from insight.extract where authority_id = ${owner} and day = ${day}::date`.execute(tx);
  },
  'intelligence.mail': async (tx, owner, day) => {
    const mailbox = newId();
    await sql`insert into intelligence.mailbox (mailbox_id, authority_id, host, port, user_name, secret_setting, sender_domains, begun_on)
      values (${mailbox}, ${owner}, 'mail.example', 993, 'x', ${`MAILBOX_SECRET_${randomUUID().replace(/-/g, '').toUpperCase()}`}, '{x.example}', '2020-01-01')
      on conflict (authority_id) do nothing`.execute(tx);
    await sql`insert into intelligence.mail (mail_id, authority_id, mailbox_id, uid_validity, uid, message_key, received_at, bytes, outcome, taken_at)
      select ${newId()}, ${owner}, mailbox_id, 1, (random() * 1e9)::int, ${randomUUID()}, ${day}, 1, 'noted', ${day}::timestamptz + interval '12 hours'
        from intelligence.mailbox where authority_id = ${owner}`.execute(tx);
  },
  'intelligence.history': async (tx, owner, day) => {
    await sql`insert into intelligence.history_import (import_id, authority_id, file_name, sha256, path, state, rejected_path, uploaded_at)
      values (${newId()}, ${owner}, 'a.csv', 'x', ${`files/${randomUUID()}`}, 'looked at', ${`files/${randomUUID()}`}, ${day}::timestamptz + interval '12 hours')`.execute(tx);
  },
  'interventions.intervention': async (tx, owner, day) => {
    const [intervention, step] = [newId(), newId()];
    await sql`insert into interventions.intervention (intervention_id, authority_id, location_id, kind, state, raised_on, started_on, ended_on, outcome, protocol)
      values (${intervention}, ${owner}, '1-1', 'desktop-review', 'ended', ${day}, ${day}, ${day}, 'fine', 'national 1')`.execute(tx);
    await sql`insert into interventions.cause (authority_id, cause_key, intervention_id, trigger, words, heard_on)
      values (${owner}, ${randomUUID()}, ${intervention}, 'hand', 'a cause', ${day})`.execute(tx);
    await sql`insert into interventions.step (step_id, authority_id, intervention_id, place, name, first_due_on, due_on)
      values (${step}, ${owner}, ${intervention}, 1, 'Read', ${day}, ${day})`.execute(tx);
    await sql`insert into interventions.entry (entry_id, authority_id, intervention_id, step_id, happened, on_day, recorded_at)
      values (${newId()}, ${owner}, ${intervention}, ${step}, 'note', ${day}, ${day})`.execute(tx);
  },
  'appraisals.campaign': async (tx, owner, day) => {
    const [campaign, asked] = [newId(), newId()];
    await sql`insert into appraisals.campaign (campaign_id, authority_id, theme, purpose, from_day, until_day, due_day, design, state, opened_on, closed_on, recorded_at)
      values (${campaign}, ${owner}, ${campaign}, 'x', ${day}, ${day}, 5, '{}', 'closed', ${day}, ${day}, ${day})`.execute(tx);
    await sql`insert into appraisals.covered (campaign_id, authority_id, location_id, category, locality) values (${campaign}, ${owner}, '1-1', 'x', 'x')`.execute(tx);
    await sql`insert into appraisals.weekly_return (return_id, authority_id, campaign_id, location_id, week_start, due_on, opened_on)
      values (${asked}, ${owner}, ${campaign}, '1-1', date_trunc('week', ${day}::date)::date, ${day}, ${day})`.execute(tx);
    await sql`insert into appraisals.rating (return_id, number, authority_id, location_id, kind, rag, words, rated_on, rated_at)
      values (${asked}, 1, ${owner}, '1-1', 'officer', 'Red', 'x', ${day}, ${day})`.execute(tx);
  },
  'interventions.draw': async (tx, owner, day) => {
    await sql`insert into interventions.draw (draw_id, authority_id, month, team_id, team_name, algorithm, seed, seed_of, quota, candidates, left_out, chosen, drawn_at)
      values (${newId()}, ${owner}, date_trunc('month', ${day}::date), ${newId()}, 'North', 'x', ${hash().toString('hex')}, '{}', '{}', '[]', '[]', '[]', ${day}::timestamptz + interval '12 hours')`.execute(tx);
  },
}; // prettier-ignore

const hash = () => createHash('sha256').update(randomUUID()).digest();

/** A closed event of the intelligence log, heard on a day. */
async function heard(tx: Tx, owner: string, day: string): Promise<string> {
  const id = newId();
  await sql`insert into intelligence.event (event_id, authority_id, location_id, kind, channel, received_on, severity, confidentiality, state)
    values (${id}, ${owner}, '1-1', 'complaint', 'form', ${day}, 2, 'restricted', 'closed')`.execute(tx);
  await sql`insert into intelligence.narrative (event_id, authority_id, title) values (${id}, ${owner}, 'Heard')`.execute(
    tx,
  );
  return id;
}

async function account(
  tx: Tx,
  owner: string,
  how: { state?: string; leftOn?: string; createdAt?: string; officer?: string } = {},
): Promise<string> {
  const id = newId();
  await sql`insert into people.account (account_id, authority_id, email, name, state, left_on, officer_id, created_at)
    values (${id}, ${owner}, ${`${id}@x.example`}, ${`Person ${id}`}, ${how.state ?? 'active'}, ${how.leftOn ?? null}, ${how.officer ?? null},
            ${how.createdAt ?? '2026-11-01'}::timestamptz + interval '12 hours')`.execute(tx);
  return id;
}

async function sheet(tx: Tx, owner: string, day: string, imported: boolean): Promise<void> {
  const at = sql`${day}::timestamptz + interval '12 hours'`;
  await sql`insert into market.spreadsheet (spreadsheet_id, authority_id, file_name, path, sha256, uploaded_at, imported_at)
    values (${newId()}, ${owner}, 'a.csv', ${`files/${randomUUID()}`}, 'x', ${at}, ${imported ? at : null})`.execute(
    tx,
  );
}
