/** Every sentence that this room shows for an error. */
export const messages = {
  nameMissing: 'Enter the name of the council',
  nameTooLong: 'The name of the council must be 200 characters or fewer',
  areaMissing:
    'Choose at least one local authority, or type one, so that Amberley knows which services are yours',
  areaTooLong: (text: string) =>
    `"${text}..." is too long for the name of a local authority: use 200 characters or fewer`,
  wordmarkTooLong: 'The wordmark must be 40 characters or fewer',
  colourWrong: (text: string) =>
    `"${text}" is not a colour: write it as # and six digits or letters a to f, say #12404a`,
  signInEmailMissing: 'Enter your e-mail address',
  signInPasswordMissing: 'Enter your password',
  signInWrong: 'The e-mail address or the password is wrong',
  officerNameMissing: 'Enter the name of the officer',
  officerNameTooLong: 'The name of the officer must be 200 characters or fewer',
  officerNameTaken: (name: string) => `There is already an officer called ${name}`,
  emailWrong: (text: string) => `"${text}" is not an e-mail address: write it like name@council.example`,
  personNameMissing: 'Enter a name',
  personNameTooLong: 'The name must be 200 characters or fewer',
  personEmailMissing: 'Enter an e-mail address',
  accountEmailTaken: 'Somebody has an account with this e-mail address already: use another',
  newPasswordMissing: 'Enter a password',
  newPasswordLength: 'The password must have from 12 to 200 characters',
  newPasswordTooShort: (least: number) =>
    `Choose a password of ${least} characters or more: three or four words that do not belong together are easy to remember`,
  newPasswordTooLong: (most: number) => `Choose a password of ${most} characters or fewer`,
  newPasswordAboutOwner: 'Choose a password without your name, your e-mail address or the name of your council',
  newPasswordBreached:
    'Choose another password: this one, or one much like it, is on the lists that attackers try first',
  authorityChanged:
    'Somebody else changed the council while you were editing. Nothing of theirs was lost: look at what is saved now below, and save again to replace it',
  apiClientNameMissing: 'Enter the name of the system',
  apiClientNameTooLong: 'The name of the system must be 100 characters or fewer',
  apiClientNameTaken: (name: string) => `There is already a system called ${name}`,
  apiClientPurposeMissing: 'Enter what the system is for',
  apiClientPurposeTooLong: 'What the system is for must be 500 characters or fewer',
  apiClientContactMissing: 'Enter whom to ask about the system',
  apiClientContactTooLong: 'Whom to ask must be 254 characters or fewer',
  apiTokenLabelMissing: 'Enter what the token is called',
  apiTokenLabelTooLong: 'What the token is called must be 100 characters or fewer',
  apiTokenScopesMissing: 'Choose what the token lets the system do',
  apiTokenDaysMissing: 'Choose how long the token works',
};
