/** What the placeholders of templates stand for. */
const STANDS: Record<string, string> = {
  ago: 'how long ago, "3 years ago"',
  age: 'how old, "3 years"',
  date: 'the day, "9 August 2021"',
  rating: 'the rating',
  previous: 'the rating before it',
  question: 'the key question, "Safe"',
  reason: 'why there is no rating',
  kind: 'the kind of enforcement',
  more: 'how many more there are',
  count: 'how many, "two"',
  kinds: 'what they are called, one or many',
  days: 'the days of the window',
  newest: 'the day of the newest one',
  worst: 'the highest severity',
  size: 'the beds, where the size of the home counts',
  value: 'the number of the return',
  measure: 'what the number is called',
  month: 'the month of the return',
  months: 'months, in words or figures',
};

/** What a placeholder stands for, in words. */
export function placeholderWords(name: string): string {
  return STANDS[name] ?? name;
}
