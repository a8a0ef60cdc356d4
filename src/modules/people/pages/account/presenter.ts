import { longDay } from '../../../../kernel/calendar-day.ts';
import { momentWords } from '../../parts/moment-words.ts';
import type { Account } from '../../queries/find-account.ts';
import { paths } from '../../routes.ts';
import { roleName, STATE_WORDS } from '../accounts/presenter.ts';

export interface AccountModel {
  accountId: string;
  name: string;
  state: Account['state'];
  stateWords: string;
  version: number;
  /** How things stand, label and words. */
  facts: { label: string; words: string }[];
  /** What somebody else saved while the form was open. */
  savedNow: string | null;
  claimed: string | null;
  /** Acts that are open now. */
  invite: string | null;
  cancel: boolean;
  endSessions: boolean;
  leave: boolean;
  handOver: string | null;
}

interface Found {
  account: Account;
  provider: { name: string } | undefined;
  clash: boolean;
  own: boolean;
  now: Date;
}

/** A person's account as its page shows it. */
export function presentAccount({ account, provider, clash, own, now }: Found): AccountModel {
  const { state, officerId } = account;
  return {
    accountId: account.accountId,
    name: account.name,
    state,
    stateWords: STATE_WORDS[state],
    version: account.version,
    facts: factsOf(account, provider, now),
    savedNow: clash ? `${account.name}, ${account.email}, ${account.roles.map(roleName).join(', ')}` : null,
    claimed: account.claimedRoles.length === 0 ? null : account.claimedRoles.map(roleName).join(', '),
    invite: state === 'invited' ? 'Send a new invitation' : state === 'left' ? 'Invite them back' : null,
    cancel: state === 'invited',
    endSessions: state === 'active' && account.openSessions > 0,
    leave: state === 'active' && !own,
    handOver: state === 'left' && officerId !== null ? paths.handOver(officerId) : null,
  };
}

function factsOf(account: Account, provider: { name: string } | undefined, now: Date): AccountModel['facts'] {
  const { state, seenAt, invitedUntil, leftOn, openSessions } = account;
  const facts = [{ label: 'Signed in last', words: seenAt === null ? 'Never' : momentWords(seenAt) }];
  if (openSessions > 0) facts.push({ label: 'Signed in now', words: `In ${openSessions === 1 ? 'one browser' : `${openSessions} browsers`}` }); // prettier-ignore
  if (state === 'invited')
    facts.push({
      label: 'Invitation',
      words:
        invitedUntil === null || invitedUntil <= now
          ? 'Expired: send a new one'
          : `Can be accepted until ${momentWords(invitedUntil)}`,
    });
  if (leftOn !== null) facts.push({ label: 'Left', words: longDay(leftOn) });
  if (account.officer !== null) facts.push({ label: 'Caseload', words: account.officer });
  if (account.providerId !== null)
    facts.push({
      label: 'Speaks for',
      words: provider?.name ?? `${account.providerId}, which CQC no longer lists`,
    });
  return facts;
}
