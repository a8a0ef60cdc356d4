/// <reference lib="dom" />
import { progressInWords } from '../own/progress-words.ts';

interface ProgressEvent {
  done: number;
  total: number | null;
  note: string;
  state: string;
  next?: string | null;
}

/** Keeps a progress bar current from its server-sent events, and moves on when the work has ended. */
export function followProgress(element: HTMLElement): void {
  const source = new EventSource(element.dataset.progressSource ?? '');
  const bar = element.querySelector('progress');
  const text = element.querySelector('[data-progress-text]');
  const status = element.querySelector('[data-progress-status]');
  let said = 0;
  source.addEventListener('message', (message) => {
    const event = JSON.parse(String(message.data)) as ProgressEvent;
    if (event.state !== 'queued' && event.state !== 'running') {
      source.close();
      if (event.next) location.assign(event.next);
      else location.reload();
      return;
    }
    const words = progressInWords(event.done, event.total, event.note);
    if (bar) showCount(bar, event);
    if (text) text.textContent = words;
    // A status that changes twice a second cannot be listened to.
    if (status && message.timeStamp - said > STATUS_EVERY_MS) {
      said = message.timeStamp;
      status.textContent = words;
    }
  });
}

const STATUS_EVERY_MS = 10_000;

function showCount(bar: HTMLProgressElement, event: ProgressEvent): void {
  if (event.total === null) {
    bar.removeAttribute('value');
  } else {
    bar.max = event.total;
    bar.value = event.done;
  }
}
