import { progressInWords } from './progress-words.ts';

export interface ProgressBarProps {
  id: string;
  /** What is being done: "Importing CQC's register". */
  label: string;
  done: number;
  /** Null while unknown. */
  total: number | null;
  /** What it is doing now. */
  note?: string;
  /**
   * Address of server-sent events. Each is JSON `{done, total, note, state, next}`; when `state` is neither "queued" nor
   * "running" the script goes to `next`, or loads the page again. Leave out where the work has ended.
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
      <p class="amb-progress__text" data-progress-text="">
        {progressInWords(props.done, props.total, props.note ?? '')}
      </p>
      {props.source && <p class="govuk-visually-hidden" data-progress-status="" role="status" />}
      {props.source && props.refreshHref && (
        <p class="amb-progress__refresh amb-no-script">
          <a class="govuk-link" href={props.refreshHref}>
            Refresh this page
          </a>{' '}
          to see how far it has got.
        </p>
      )}
    </div>
  );
}
