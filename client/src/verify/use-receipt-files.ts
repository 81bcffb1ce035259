import type { Currency } from '@ochiq/shared/money';
import { ref } from 'vue';
import { type RouteLocationRaw, useRouter } from 'vue-router';
import { useWords } from '../i18n/use-words';
import { fileName, placeOf, readClaim, receiptFacts } from './receipt-facts';
import { fitsCode, toFragment } from './receipt-link';
import type { ReceiptSheet } from './receipt-pdf';
import { saveFile } from './save-file';

/** A receipt to keep: as parsed JSON, with what its check came to and the lot's currency where it is known. */
export interface FiledReceipt {
  readonly receipt: unknown;
  readonly outcome: 'verified' | 'failed' | 'unchecked';
  readonly currency: Currency | null;
}

/** Saves a receipt as JSON, or as a PDF in the reader's language. */
export function useReceiptFiles(read: () => FiledReceipt) {
  const words = useWords();
  const router = useRouter();
  const busy = ref(false);
  const failed = ref(false);

  const nameOf = (receipt: unknown) => fileName(readClaim(receipt));
  const jsonOf = (receipt: unknown) => `${JSON.stringify(receipt, null, 2)}\n`;
  const address = (to: RouteLocationRaw) => new URL(router.resolve(to).href, location.origin).href;

  function saveJson(): void {
    const { receipt } = read();
    saveFile(`${nameOf(receipt)}.json`, 'application/json', jsonOf(receipt));
  }

  async function sheetOf({ receipt, outcome, currency }: FiledReceipt): Promise<ReceiptSheet> {
    const { t, moment, language } = words;
    const claim = readClaim(receipt);
    const { lot, seq } = placeOf(claim?.leaf ?? null);
    const link = address({ name: 'verify', hash: `#${await toFragment(receipt)}` });
    const short = address({ name: 'verify', ...(lot === null || seq === null ? {} : { query: { lot, seq } }) });
    const fits = fitsCode(link);
    const facts = claim === null ? [] : receiptFacts(claim, words, currency);
    return {
      language: language.value,
      title: t('receipt.sheet.title'),
      site: location.origin,
      verdict: t(`receipt.sheet.${outcome}`, { time: moment(new Date().toISOString(), 'minute') }),
      good: outcome === 'verified',
      facts: facts.map(({ name, value }) => ({ label: t(name), value })),
      advice: [
        t(fits ? 'receipt.sheet.scan' : 'receipt.sheet.scanShort'),
        t('receipt.sheet.drop', { address: address({ name: 'verify' }) }),
        t('receipt.sheet.holds'),
        t('receipt.sheet.proves'),
      ],
      link,
      code: fits ? link : short,
      json: jsonOf(receipt),
      fileName: `${nameOf(receipt)}.json`,
    };
  }

  async function savePdf(): Promise<void> {
    const filed = read();
    busy.value = true;
    failed.value = false;
    try {
      const [sheet, maker] = await Promise.all([sheetOf(filed), import('./save-pdf')]);
      await maker.savePdf(sheet, `${nameOf(filed.receipt)}.pdf`);
    } catch (thrown) {
      console.warn('no PDF', thrown);
      failed.value = true;
    } finally {
      busy.value = false;
    }
  }

  return { busy, failed, saveJson, savePdf };
}
