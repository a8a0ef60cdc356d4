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
  authorityChanged:
    'Somebody else changed the council while you were editing. Nothing of theirs was lost: look at what is saved now below, and save again to replace it',
};
