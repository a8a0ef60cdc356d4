import type { ComponentChildren } from 'preact';
import { classes } from '../components/params.ts';
import { FigureLink, type FigureLinkProps } from './figure-link.tsx';

export interface FigureTile extends FigureLinkProps {
  label: string;
  /** A line under the number: "3 more than last month". */
  note?: ComponentChildren;
  /** Marks the edge; the label must say the same in words. */
  tone?: 'red' | 'amber' | 'green' | 'calm';
}

/** A row of large numbers, each of which opens. */
export function FigureTiles({ tiles, label }: { tiles: FigureTile[]; label: string }) {
  return (
    <ul class="amb-tiles" aria-label={label}>
      {tiles.map(({ label: name, note, tone, ...figure }) => (
        <li class={classes('amb-tile', tone && `amb-tile--${tone}`)}>
          <span class="amb-tile__label">{name}</span>
          <FigureLink {...figure} classes={classes('amb-tile__figure', figure.classes)} />
          {note && <span class="amb-tile__note">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
