import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandCss, brandHref, brandOfQuery, contrast, HOUSE_COLOURS, isColour } from '../brand.ts';

function property(css: string, name: string): string {
  return new RegExp(`${name}:(#[0-9a-f]{6})`).exec(css)?.[1] ?? `no ${name}`;
}

const colours = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

describe('the stylesheet of a council', () => {
  it('keeps colours that can be read', () => {
    const css = brandCss({ primary: '#12404a', accent: '#d98200' });
    expect(property(css, '--amb-primary')).toBe('#12404a');
    expect(property(css, '--amb-accent')).toBe('#d98200');
  });

  it('darkens a primary that white text could not be read on', () => {
    const primary = property(brandCss({ primary: '#ffe600', accent: '#d98200' }), '--amb-primary');
    expect(primary).not.toBe('#ffe600');
    expect(contrast(primary, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  it('makes every pair of colours meet AA: text 4.5 to 1, graphics 3 to 1', () => {
    fc.assert(
      fc.property(colours, colours, (primary, accent) => {
        const css = brandCss({ primary, accent });
        const made = property(css, '--amb-primary');
        expect(contrast(made, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(made, '#eef3f4')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(property(css, '--amb-accent'), made)).toBeGreaterThanOrEqual(3);
        expect(contrast(property(css, '--govuk-link-hover-colour'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("takes nothing but colours: anything else is the house's colour", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (primary, accent) => {
        fc.pre(!isColour(primary) && !isColour(accent));
        expect(brandCss({ primary, accent })).toBe(brandCss(HOUSE_COLOURS));
      }),
    );
  });

  it('is found again from its own address', () => {
    const brand = { primary: '#123456', accent: '#abcdef' };
    const query = Object.fromEntries(new URL(brandHref(brand), 'http://x').searchParams);
    expect(brandOfQuery(query)).toEqual(brand);
    expect(brandOfQuery({ primary: 'red;}', accent: ['#1', '#2'] })).toEqual(HOUSE_COLOURS);
  });
});

describe('contrast', () => {
  it('is 21 for black on white and 1 for a colour on itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#808080', '#808080')).toBe(1);
  });
});
