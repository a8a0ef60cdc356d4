import type { Channel, Confidentiality } from './event.ts';
import type { State } from './states.ts';

export const CONFIDENTIALITY_WORDS: Readonly<Record<Confidentiality, { name: string; hint: string }>> = {
  open: { name: 'Open', hint: 'Everybody who oversees services may read it' },
  restricted: {
    name: 'Restricted',
    hint: 'Only officers, their managers and complaints may read it',
  },
  whistleblower: {
    name: 'Whistleblower',
    hint: 'Only quality officers and managers may read it; who told stands apart, for managers',
  },
};

export const STATE_WORDS: Readonly<Record<State, string>> = {
  new: 'New',
  open: 'Open',
  closed: 'Closed',
  merged: 'Merged',
  split: 'Split',
  withdrawn: 'Withdrawn',
};

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  form: 'typed in here',
  email: 'by e-mail',
  api: 'from another system',
  csv: 'from a file of history',
  return: "with a provider's return",
  system: 'by Amberley',
};

export const FINDINGS = ['substantiated', 'partly', 'not', 'unable'] as const;
export type Finding = (typeof FINDINGS)[number];
export const FINDING_WORDS: Readonly<Record<Finding, string>> = {
  substantiated: 'Substantiated',
  partly: 'Partly substantiated',
  not: 'Not substantiated',
  unable: 'Unable to determine',
};

export const FEEDBACKS = ['due', 'given', 'not wanted', 'not possible'] as const;
export type Feedback = (typeof FEEDBACKS)[number];
export const FEEDBACK_WORDS: Readonly<Record<Feedback, string>> = {
  due: 'Still to be given',
  given: 'Given',
  'not wanted': 'Not wanted',
  'not possible': 'Not possible: nobody to tell',
};

/**
 * What a list shows of an event: its title, but of what whistleblowers told only the kind. Their words stand on the event's own
 * page, where whoever looks is noted.
 */
export function listedTitle(event: { title: string; confidentiality: Confidentiality }): string {
  return event.confidentiality === 'whistleblower' ? 'Told in confidence: open it to read' : event.title;
}

/** The permission by which events of a confidentiality are seen. The database holds the same (intelligence.visible). */
export const SEEN_BY: Readonly<Record<Confidentiality, string>> = {
  open: 'intelligence.read',
  restricted: 'intelligence.restricted',
  whistleblower: 'intelligence.whistleblowing',
};
