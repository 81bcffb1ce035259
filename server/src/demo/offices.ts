import type { Region } from '@ochiq/shared/lots';
import { type Four, four } from './four.js';
import { demoRegions } from './regions.js';

interface DemoOffice {
  readonly name: Four;
  readonly jurisdiction: 'UZ' | 'KG';
  readonly region: Region;
}

/** One enforcement office a region. */
export const demoOffices: readonly DemoOffice[] = demoRegions.map(({ code, jurisdiction, name }) => ({
  jurisdiction,
  region: code,
  name:
    jurisdiction === 'UZ'
      ? four(
          `Majburiy ijro byurosining ${name.uz} boshqarmasi`,
          `Управление Бюро принудительного исполнения по ${name.ru}`,
          `Мажбурлап аткаруу бюросунун ${name.ky} боюнча башкармалыгы`,
          `Bureau of Compulsory Enforcement, ${name.en} Department`,
        )
      : four(
          `Sud ijrochilari xizmatining ${name.uz} boʻyicha boʻlimi`,
          `Подразделение службы судебных исполнителей по ${name.ru}`,
          `Сот аткаруучулар кызматынын ${name.ky} боюнча бөлүмү`,
          `Bailiff Service, ${name.en} Division`,
        ),
}));

/** Index of the region's office in `demoOffices`. */
export function officeIndexOf(region: Region): number {
  return demoOffices.findIndex((office) => office.region === region);
}
