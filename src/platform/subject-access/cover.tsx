import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Day } from '../../kernel/calendar-day.ts';
import { longDay } from '../../kernel/calendar-day.ts';
import type { Section } from './gather.ts';
import { cellWords } from './rules/cells.ts';

/** What the cover says of the export. */
export interface Cover {
  council: string;
  /** Who asked, as whoever made it found them: a name or an address. */
  about: string;
  today: Day;
  sections: readonly (Section & { file: string })[];
}

/** Plain on every screen and on paper; no script, no picture, nothing from elsewhere. */
const LOOK =
  'body { font: 16px/1.5 Arial, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #0b0c0c } table { border-collapse: collapse; width: 100% } ' +
  'th, td { border-bottom: 1px solid #b1b4b6; padding: .4rem; text-align: left; vertical-align: top; overflow-wrap: anywhere } caption { text-align: left; font-weight: bold }';

const page = (title: string, body: ComponentChildren) =>
  `<!doctype html>\n${render(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{LOOK}</style>
      </head>
      <body>{body}</body>
    </html>,
  )}\n`;

/** index.html: what this is, what is in it, what is not, and what can be done. */
export function coverPage({ council, about, today, sections }: Cover): string {
  const title = 'What is held about you in Amberley';
  return page(
    title,
    <>
      <h1>{title}</h1>
      <p>
        {council} looks after its care market with Amberley. On {longDay(today)} it gathered here what it
        holds in Amberley about {about}. This answers a request under Article 15 of the UK GDPR as far as
        Amberley goes; the council may hold more elsewhere.
      </p>
      <h2>What is in it</h2>
      <p>
        Each section is a page to read and a table (CSV) that opens in a spreadsheet. everything.json holds
        the same for a computer.
      </p>
      <Contents sections={sections} />
      <h2>What is not in it</h2>
      <ul>
        <li>
          Who other people are. Where a record of yours names somebody else whom the council knows, "[another
          person]" stands in place of the name, and "[another e-mail address]" in place of an address.
        </li>
        <li>What you recorded of services: that is the council's record of the service, not of you.</li>
        <li>Passwords, keys and links that let somebody in. Amberley keeps none that can be read.</li>
        <li>
          Backups. They hold what was here on their day, nobody looks into them, and they are deleted in turn.
        </li>
      </ul>
      <h2>Why it is held</h2>
      <p>
        The council oversees care in its area in the public interest and by law (UK GDPR Article 6(1)(e); Care
        Act 2014, sections 5 and 48). How long each kind of record is kept is in its privacy notice.
      </p>
      <h2>What you can do</h2>
      <p>
        You can ask the council to correct what is wrong, to restrict or object to its use, and in some cases
        to delete it. Ask its data protection officer. If you are not content with the answer, you can
        complain to the Information Commissioner's Office (ico.org.uk).
      </p>
    </>,
  );
}

function Contents({ sections }: Pick<Cover, 'sections'>) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Section</th>
          <th scope="col">Records</th>
          <th scope="col">Table</th>
        </tr>
      </thead>
      <tbody>
        {sections.map(({ title, rows, file, cut }) => (
          <tr>
            <th scope="row">{rows.length === 0 ? title : <a href={`${file}.html`}>{title}</a>}</th>
            <td>
              {rows.length.toLocaleString('en-GB')}
              {cut && ' (there are more: ask for the rest)'}
            </td>
            <td>{rows.length > 0 && <a href={`${file}.csv`}>CSV</a>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One section as a page to read. */
export function sectionPage({ title, what, columns, rows, cut }: Section): string {
  return page(
    title,
    <>
      <p>
        <a href="index.html">All sections</a>
      </p>
      <h1>{title}</h1>
      <p>{what}</p>
      {cut && <p>There are more records than fit here: ask for the rest.</p>}
      <table>
        <caption>
          {rows.length === 1
            ? '1 record'
            : `${rows.length.toLocaleString('en-GB')} records, the newest first`}
        </caption>
        <thead>
          <tr>
            {columns.map(({ heading }) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map(({ key }) => (
                <td>{cellWords(row[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>,
  );
}
