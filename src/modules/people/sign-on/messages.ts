import type { Refusal } from './admission.ts';
import type { TroubleKind } from './trouble.ts';

/** What a person reads on a page about a sign-in that did not come about. `name` is their provider's. */
interface Words {
  title: string;
  /** What happened, and what to do. */
  lines: (name: string) => string[];
  /** Whether beginning again may help. */
  again: boolean;
  status: number;
}

const ASK = 'Ask an administrator of Amberley in your council.';
const PASSWORD = 'If you have a password for Amberley itself, you can sign in with that meanwhile.';

/** Words for each trouble between us and the provider. */
export const troubleWords: Readonly<Record<TroubleKind, Words>> = {
  unreachable: {
    title: 'Single sign-on does not answer',
    lines: (name) => [
      `${name} did not answer, or is not working. Nothing is wrong with your account.`,
      `Try again in a few minutes. ${PASSWORD}`,
    ],
    again: true,
    status: 503,
  },
  misconfigured: {
    title: 'Single sign-on is not set up right',
    lines: (name) => [
      `Amberley and ${name} do not understand each other, so nobody can sign in that way now.`,
      `Ask an administrator of Amberley to open Settings, Single sign-on, and to choose "Try it": that page says what is wrong. ${PASSWORD}`,
    ],
    again: false,
    status: 503,
  },
  denied: {
    title: 'You were not let in',
    lines: (name) => [
      `${name} said no: your account there may not use Amberley, or you chose not to go on.`,
      'If you should be able to use Amberley, ask your IT service desk to assign it to you.',
    ],
    again: true,
    status: 403,
  },
  asks: {
    title: 'Your provider wants to ask you something',
    lines: (name) => [`${name} needs an answer from you before you can go on. Sign in again, and answer it.`],
    again: true,
    status: 403,
  },
  untrusted: {
    title: 'That sign-in could not be trusted',
    lines: (name) => [
      `What came back from ${name} was not what it should have been, so nobody was signed in.`,
      `Sign in again. If this page comes back, tell an administrator of Amberley. ${PASSWORD}`,
    ],
    again: true,
    status: 403,
  },
  spent: {
    title: 'Sign in again',
    lines: () => [
      'This sign-in was used already, took more than 10 minutes, or was begun in another browser.',
      'Begin again from the sign-in page.',
    ],
    again: true,
    status: 403,
  },
  'not proved': {
    title: 'Confirm that it is you',
    lines: (name) => [
      `${name} did not tell Amberley that you have just proved who you are.`,
      `Try again, and sign in when it asks you to. If this page comes back, an administrator has to let ${name} send the claim "auth_time".`,
    ],
    again: true,
    status: 403,
  },
  'somebody else': {
    title: 'That was somebody else',
    lines: (name) => [
      `You are signed in to Amberley as one person, and ${name} says that you are another.`,
      'Go back and confirm as yourself, or sign out and sign in as the other.',
    ],
    again: true,
    status: 403,
  },
};

/** Words for each reason why a person whom the provider knows is not let in. */
export const refusalWords: Readonly<Record<Refusal, Words>> = {
  'no account': {
    title: 'You have no account in Amberley yet',
    lines: (name) => [`${name} knows you, but Amberley does not. ${ASK}`],
    again: false,
    status: 403,
  },
  'no role': {
    title: 'You have no role in Amberley yet',
    lines: (name) => [
      `${name} knows you, but gives you no role in Amberley, and nobody here gave you one.`,
      `${ASK} They can give you a role here, or have one assigned to you in ${name}.`,
    ],
    again: false,
    status: 403,
  },
  left: {
    title: 'Your account is closed',
    lines: () => [`Your account in Amberley is marked as left. If that is wrong: ${ASK.toLowerCase()}`],
    again: false,
    status: 403,
  },
  'no e-mail': {
    title: 'Your e-mail address is missing',
    lines: (name) => [
      `${name} did not give Amberley an e-mail address of yours that it vouches for, so no account could be made. ${ASK}`,
    ],
    again: false,
    status: 403,
  },
  'e-mail taken': {
    title: 'Your e-mail address is in use',
    lines: () => [`Another account in Amberley has your e-mail address. ${ASK}`],
    again: false,
    status: 403,
  },
  'second step': {
    title: 'A second step is missing',
    lines: (name) => [
      `Your council asks for a second step when you sign in, and ${name} did not say that you took one.`,
      'Sign in again with your second step, say the code from your authenticator app. If you were not asked for one, tell your IT service desk.',
    ],
    again: true,
    status: 403,
  },
};

/** Sentences of the settings' form. */
export const signOnMessages = {
  signOnNameMissing: 'Enter the name that people know the provider by, say Microsoft',
  signOnNameTooLong: 'The name of the provider must be 60 characters or fewer',
  signOnIssuerMissing: 'Enter the address of the issuer',
  signOnIssuerNot: (text: string) =>
    `"${text}" is not an address: write it like https://login.microsoftonline.com/TENANT/v2.0`,
  signOnIssuerHttp:
    'The address of the issuer must begin with https://, because passwords depend on it. Only a provider on this very machine may do without',
  signOnIssuerTooMuch:
    'Enter the address of the issuer alone: without /.well-known/openid-configuration, and without a question mark or #',
  signOnIssuerTooLong: 'The address of the issuer must be 500 characters or fewer',
  signOnIssuerSilent: (detail: string) =>
    `Amberley asked the provider what it is, and it did not answer (${detail}). Check the address, and that this server may reach it`,
  signOnIssuerWrong: (detail: string) =>
    `Amberley asked the provider what it is, and the answer does not fit: ${detail}. Enter the issuer just as the provider writes it; for Microsoft, with your own tenant's id`,
  signOnClientMissing: 'Enter the client id that the provider gave to Amberley',
  signOnClientTooLong: 'The client id must be 200 characters or fewer',
  signOnSecretWrong: (text: string) =>
    `"${text}" cannot be the name of the variable: write SIGN_ON_SECRET, or SIGN_ON_SECRET_ and capital letters or digits, say SIGN_ON_SECRET_OLDHAM`,
  signOnSecretUnset: (name: string) =>
    `This server's environment has no ${name}. Ask whoever looks after the server to set it and to start Amberley again; until then, save without switching single sign-on on`,
  signOnSecretTaken: (name: string) =>
    `${name} belongs to another council of this installation: use a variable of your own`,
  signOnClaimWrong: (text: string) =>
    `"${text}" is not the name of a claim: write it like roles, or realm_access.roles`,
  signOnAmrWrong: (text: string) => `"${text}" is not a way of proving oneself: write it like mfa`,
  signOnValueTooLong: 'A value of the role claim must be 200 characters or fewer',
  signOnRoleMissing: (value: string) => `Choose the role that "${value}" gives`,
  signOnChanged:
    'Somebody else changed these settings while you were editing. Nothing of theirs was lost: look at what is saved now below, and save again to replace it',
} as const;
