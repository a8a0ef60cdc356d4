/** The colours of a council, `#rrggbb` each. */
export interface BrandColours {
  primary: string;
  accent: string;
}

/** Amberley's own colours, where a council has set none or one that is not a colour. */
export const HOUSE_COLOURS: BrandColours = { primary: '#12404a', accent: '#d98200' };

/** WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for graphics (1.4.11). */
const TEXT_CONTRAST = 4.5;
const GRAPHIC_CONTRAST = 3;
/** The palest ground that brand-coloured text stands on; see `--amb-tint`. */
const GROUND = '#eef3f4';

/** True for `#rrggbb`, either case. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/**
 * The stylesheet that puts a council's colours into the kit's custom properties. A colour that is none falls back
 * to the house's; a primary too light to carry white text (or to be text itself) is darkened until it can; an accent too near
 * the primary is lightened until it stands out from it.
 */
export function brandCss(brand: BrandColours): string {
  const primary = darkenedTo(colourOr(brand.primary, HOUSE_COLOURS.primary), GROUND, TEXT_CONTRAST);
  const accent = lightenedTo(colourOr(brand.accent, HOUSE_COLOURS.accent), primary, GRAPHIC_CONTRAST);
  const properties = {
    '--amb-primary': primary,
    '--amb-primary-strong': mixed(primary, '#000000', 0.35),
    '--amb-primary-soft': mixed(primary, '#ffffff', 0.72),
    '--amb-accent': accent,
    '--govuk-brand-colour': primary,
    '--govuk-link-colour': primary,
    '--govuk-link-hover-colour': mixed(primary, '#000000', 0.35),
  };
  const lines = Object.entries(properties).map(([name, value]) => `${name}:${value}`);
  return `:root{${lines.join(';')}}\n`;
}

/** Address of a council's stylesheet; the colours in it make it safe to cache for ever. */
export function brandHref(brand: BrandColours): string {
  const query = new URLSearchParams({ primary: brand.primary.slice(1), accent: brand.accent.slice(1) });
  return `/assets/brand.css?${query}`;
}

/** The colours that the address of a brand stylesheet names; anything else is the house's. */
export function brandOfQuery(query: Record<string, string | string[] | undefined>): BrandColours {
  return {
    primary: colourOr(`#${query.primary}`, HOUSE_COLOURS.primary),
    accent: colourOr(`#${query.accent}`, HOUSE_COLOURS.accent),
  };
}

/** Contrast of two colours by WCAG, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function colourOr(text: string, fallback: string): string {
  return isColour(text) ? text.toLowerCase() : fallback;
}

function darkenedTo(colour: string, ground: string, least: number): string {
  for (let share = 0; share < 1; share += 0.05) {
    const darker = mixed(colour, '#000000', share);
    if (contrast(darker, ground) >= least) return darker;
  }
  return '#000000';
}

function lightenedTo(colour: string, ground: string, least: number): string {
  for (let share = 0; share < 1; share += 0.05) {
    const lighter = mixed(colour, '#ffffff', share);
    if (contrast(lighter, ground) >= least) return lighter;
  }
  return '#ffffff';
}

/** Relative luminance by WCAG, 0 to 1. */
function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mixed(colour: string, other: string, share: number): string {
  const to = channels(other);
  const out = channels(colour).map((channel, i) => Math.round(channel + ((to[i] ?? 0) - channel) * share));
  return `#${out.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
