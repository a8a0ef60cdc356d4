const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false,
}); // prettier-ignore

/** An instant as people in England read it: "22 Nov 2026, 09:30". */
export const momentWords = (at: Date): string => LONDON.format(at);
