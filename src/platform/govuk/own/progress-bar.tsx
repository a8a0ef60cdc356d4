import { thousands } from './figure-link.tsx';

export interface ProgressBarProps {
  id: string;
  /** What is being done: "Importing CQC's register". */
  label: string;
  done: number;
  /** Null while unknown. */
  total: number | null;
  note?: string;
  /**
   * Address of server-sent events; each message is JSON `{done, total, note, state}`, state one of "queued", "running",
   * or how it ended, on which the page is loaded again. Leave out where the work has ended.
   */
  source?: string;
  /** This page, for readers without the script. */
  refreshHref?: string;
}

/** How far long work has got. The script keeps it current; without it there is a link to look again. */
export function ProgressBar(props: ProgressBarProps) {
  return (
    <div class="amb-progress" data-progress-source={props.source}>
      <label class="amb-progress__label" for={props.id}>
        {props.label}
      </label>
      <progress
        class="amb-progress__bar"
        id={props.id}
        value={props.total === null ? undefined : props.done}
        max={props.total ?? undefined}
      />
      <p class="amb-progress__text" data-progress-text="" aria-live="polite">
        {progressInWords(props.done, props.total, props.note ?? '')}
      </p>
      {props.source && props.refreshHref && (
        <p class="govuk-body-s amb-progress__refresh">
          <a class="govuk-link" href={props.refreshHref}>
            Refresh this page
          </a>{' '}
          to see how far it has got. You can leave it; the work goes on.
        </p>
      )}
    </div>
  );
}

/** "1,200 of 56,000: locations"; without a total, "1,200: locations". */
export function progressInWords(done: number, total: number | null, note: string): string {
  const count = total === null ? thousands(done) : `${thousands(done)} of ${thousands(total)}`;
  return note ? `${count}: ${note}` : count;
}
