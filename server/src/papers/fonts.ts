import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Fonts } from './pen.js';

const require = createRequire(import.meta.url);

/** The typeface that the browser's receipts have, too: Latin, Cyrillic and the marks of Uzbek and Kyrgyz (OFL 1.1). */
export const readFonts = (): Fonts => ({
  regular: readFileSync(require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf')),
  bold: readFileSync(require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf')),
});
