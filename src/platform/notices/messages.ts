/** Every sentence that the pages of notices show for an error. */
export const messages = {
  choiceUnknown: (title: string) => `Choose how you want to hear of "${title}"`,
  hourUnknown: 'Choose an hour',
  weekdayUnknown: 'Choose a day',
  quietHalf: 'Choose both hours of your quiet time, or neither',
  quietNever: 'Your quiet time must not end in the hour in which it starts',
  digestInQuiet: 'Choose an hour outside your quiet time, or shorten your quiet time',
} as const;
