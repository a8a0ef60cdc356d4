/** What the pages of subject access say of input that they cannot use. */
export const messages = {
  wordsTooShort: 'Type at least 3 letters of a name or an e-mail address',
  wordsTooLong: 'The name or e-mail address must be 200 characters or fewer',
};
