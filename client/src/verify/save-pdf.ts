import regularUrl from '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf?url';
import boldUrl from '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf?url';
import { makePdf, type ReceiptSheet } from './receipt-pdf';
import { saveFile } from './save-file';

async function readFont(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`no font at ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Makes the PDF and offers it as a file. Loaded when it is first asked for: it is as large as the rest of the page. */
export async function savePdf(sheet: ReceiptSheet, name: string): Promise<void> {
  const [regular, bold] = await Promise.all([readFont(regularUrl), readFont(boldUrl)]);
  const bytes = await makePdf(sheet, { regular, bold });
  saveFile(name, 'application/pdf', new Uint8Array(bytes));
}
