import { z } from 'zod';
import type { Language } from '../language/index.js';

/** How the card of a lot looks inside another page. */
export const embedThemes = ['auto', 'light', 'dark'] as const;
export const embedThemeSchema = z.enum(embedThemes);
export type EmbedTheme = z.output<typeof embedThemeSchema>;

/** The card's size in CSS pixels: all of it is seen without scrolling. */
export const embedSize = { width: 340, height: 400 } as const;

export interface EmbedOptions {
  readonly language: Language;
  readonly theme: EmbedTheme;
}

/** Where the card of a lot is. */
export const embedPath = (lot: number, { language, theme }: EmbedOptions): string => `/embed/lots/${lot}?lang=${language}&theme=${theme}`;

/** Text inside HTML or an attribute in double quotes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/**
 * The HTML that puts the card of a lot into another page.
 * @param origin of this platform, without a slash at its end
 * @param title what a screen reader calls the frame
 */
export function embedCode(
  origin: string,
  lot: number,
  title: string,
  options: EmbedOptions,
  { width, height }: { readonly width: number; readonly height: number } = embedSize,
): string {
  const src = escapeHtml(`${origin}${embedPath(lot, options)}`);
  return `<iframe src="${src}" title="${escapeHtml(title)}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
}

/** What a reader of oEmbed gets (oembed.com, version 1.0, type rich). */
export const oembedSchema = z.object({
  version: z.literal('1.0'),
  type: z.literal('rich'),
  title: z.string(),
  provider_name: z.string(),
  provider_url: z.string(),
  cache_age: z.int().nonnegative(),
  thumbnail_url: z.string().optional(),
  thumbnail_width: z.int().positive().optional(),
  thumbnail_height: z.int().positive().optional(),
  html: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Oembed = z.output<typeof oembedSchema>;
