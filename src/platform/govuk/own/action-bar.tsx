import type { ComponentChildren } from 'preact';

/** Things to do on a page, in a row that wraps: buttons, links, DownloadLinks. */
export function ActionBar({ children, label }: { children: ComponentChildren; label?: string }) {
  return (
    <div class="amb-actions" role="group" aria-label={label ?? 'Actions'}>
      {children}
    </div>
  );
}
