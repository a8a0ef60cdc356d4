import { day } from '../../kernel/calendar-day.ts';
import type { NewEvent } from './rules/event.ts';

/** A complaint of moderate severity, heard on 10 November 2026, for tests. */
export function anEvent(overrides: Partial<NewEvent> = {}): NewEvent {
  return {
    locationId: '1-100',
    kind: 'complaint',
    source: 'Family or friend',
    channel: 'form',
    occurredOn: day('2026-11-08'),
    receivedOn: day('2026-11-10'),
    severity: 3,
    confidentiality: 'open',
    themes: ['medication'],
    peopleAffected: 1,
    reference: '',
    title: 'Night medicines given late',
    account: 'Twice in one week the night medicines came two hours late.',
    identity: null,
    state: 'new',
    ...overrides,
  };
}

/** What a whistleblower told, with who they are, for tests. */
export function aWhistleblowing(overrides: Partial<NewEvent> = {}): NewEvent {
  return anEvent({
    kind: 'whistleblowing',
    confidentiality: 'whistleblower',
    source: 'Staff of the service',
    severity: 4,
    title: 'Two staff at night for forty people',
    account: 'There are two of us at night, and the rota says four.',
    identity: {
      name: 'Wilhelmina Secretkeeper',
      contact: '07700 900123 after six',
      wishes: 'Do not name me to the provider',
    },
    ...overrides,
  });
}
