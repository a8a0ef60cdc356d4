/** Every sentence that this room shows for an error. */
export const messages = {
  notADay: (text: string) => `"${text}" is not a day written YYYY-MM-DD`,
  dayWrong: 'Enter a real day, for example 20 3 2025',
};
