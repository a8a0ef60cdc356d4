import { findRole } from '../../rules/roles.ts';
import type { SignOn } from '../../queries/fetch-sign-on.ts';
import type { Admission } from '../../sign-on/admission.ts';
import type { Claims, KnownPerson } from '../../sign-on/claims.ts';
import { refusalWords } from '../../sign-on/messages.ts';

/** What the page about a test sign-in says. */
export interface Tried {
  provider: string;
  /** What would become of the person, in one sentence. */
  outcome: string;
  wouldEnter: boolean;
  findings: { text: string; value: string }[];
  claims: { name: string; value: string }[];
}

/** Says what a test sign-in brought and what it would lead to. */
export function presentTried(signOn: SignOn, claims: Claims, known: KnownPerson, decided: Admission): Tried {
  return {
    provider: signOn.name,
    outcome: outcomeOf(signOn, decided),
    wouldEnter: decided.kind !== 'refused',
    findings: [
      { text: 'Name', value: known.name },
      {
        text: 'E-mail address',
        value:
          known.email ??
          'None that Amberley may believe: the provider does not say that it verified one, and "Trust its e-mail addresses" is not ticked',
      },
      { text: `Values of "${signOn.roleClaim}"`, value: known.claimValues.join(', ') || 'None' },
      {
        text: 'Roles that these give',
        value: known.roles.map((role) => findRole(role)?.name ?? role).join(', ') || 'None',
      },
      { text: 'Ways of proving oneself (amr)', value: known.amr.join(', ') || 'Not said' },
      {
        text: 'Confirming that it is you',
        value:
          known.provedAt === null
            ? 'Will not work: the provider does not send "auth_time". Add that claim to its ID token'
            : 'Will work: the provider sends "auth_time"',
      },
    ],
    claims: Object.entries(claims).map(([name, value]) => ({ name, value: textOf(value) })),
  };
}

function outcomeOf(signOn: SignOn, decided: Admission): string {
  switch (decided.kind) {
    case 'admitted':
      return decided.link
        ? `This person would be signed in as ${decided.account.name}, by the e-mail address, and be linked with that account from then on.`
        : `This person would be signed in as ${decided.account.name}.`;
    case 'made':
      return `An account would be made for ${decided.name} (${decided.email}), unless another council has that address.`;
    case 'refused':
      return `This person would not be let in. ${refusalWords[decided.why].lines(signOn.name)[0]}`;
  }
}

const textOf = (value: unknown) =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 500);
