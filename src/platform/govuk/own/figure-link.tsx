import { classes } from '../components/params.ts';
import { percentage, thousands } from './numbers.ts';

export interface FigureLinkProps {
  /** n; null where it is not known, which shows as "Not known" and never as 0. */
  value: number | null;
  /** N, what `value` is counted out of. */
  of?: number | null;
  /** "locations". */
  unit?: string;
  /** The records behind it. */
  href?: string;
  /** Shows n of N as a share; the counts stay in the title and for a screen reader. */
  as?: 'count' | 'percent';
  classes?: string;
}

/** A number that opens: a link to its records, with n of N in its title and in words for a screen reader. */
export function FigureLink(props: FigureLinkProps) {
  if (props.value === null) return <span class="amb-figure amb-figure--unknown">Not known</span>;
  const percent = props.as === 'percent';
  const shown = percent ? percentage(props.value, props.of ?? 0) : thousands(props.value);
  const rest = outOf(props);
  const names = classes('amb-figure', props.classes);
  const inner = (
    <>
      {shown}
      {rest && (
        <span class="govuk-visually-hidden">{percent ? ` (${thousands(props.value)}${rest})` : rest}</span>
      )}
    </>
  );
  const title = rest ? `${thousands(props.value)}${rest}` : undefined;
  return props.href ? (
    <a class={classes('govuk-link', names)} href={props.href} title={title}>
      {inner}
    </a>
  ) : (
    <span class={names} title={title}>
      {inner}
    </span>
  );
}

function outOf({ of, unit }: FigureLinkProps): string {
  if (of === null || of === undefined) return unit ? ` ${unit}` : '';
  return ` of ${thousands(of)}${unit ? ` ${unit}` : ''}`;
}
