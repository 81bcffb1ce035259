import type { Region } from '@ochiq/shared/lots';
import { type Four, four } from './four.js';

interface DemoCourt {
  readonly name: Four;
  readonly jurisdiction: 'UZ' | 'KG';
  /** Regions whose cases it hears. */
  readonly regions: readonly Region[];
}

const civil = (uz: string, ru: string, ky: string, en: string, ...regions: Region[]): DemoCourt => ({
  jurisdiction: 'UZ',
  regions,
  name: four(
    `Fuqarolik ishlari boʻyicha ${uz} tumanlararo sudi`,
    `${ru} межрайонный суд по гражданским делам`,
    `Жарандык иштер боюнча ${ky} райондор аралык соту`,
    `${en} Inter-District Civil Court`,
  ),
});
const economic = (uz: string, ru: string, ky: string, en: string, ...regions: Region[]): DemoCourt => ({
  jurisdiction: 'UZ',
  regions,
  name: four(
    `${uz} tumanlararo iqtisodiy sudi`,
    `${ru} межрайонный экономический суд`,
    `${ky} райондор аралык экономикалык соту`,
    `${en} Inter-District Economic Court`,
  ),
});
const district = (name: Four, ...regions: Region[]): DemoCourt => ({ jurisdiction: 'KG', regions, name });

export const demoCourts: readonly DemoCourt[] = [
  civil('Mirzo Ulugʻbek', 'Мирзо-Улугбекский', 'Мирзо Улугбек', 'Mirzo Ulugbek', 'UZ-TK'),
  civil('Chilonzor', 'Чиланзарский', 'Чиланзар', 'Chilanzar', 'UZ-TK', 'UZ-TO'),
  economic('Toshkent', 'Ташкентский', 'Ташкент', 'Tashkent', 'UZ-TK', 'UZ-TO', 'UZ-SI', 'UZ-JI'),
  civil('Samarqand', 'Самаркандский', 'Самарканд', 'Samarkand', 'UZ-SA', 'UZ-JI'),
  civil('Andijon', 'Андижанский', 'Анжыян', 'Andijan', 'UZ-AN'),
  civil('Fargʻona', 'Ферганский', 'Фергана', 'Fergana', 'UZ-FA', 'UZ-NG'),
  economic('Namangan', 'Наманганский', 'Наманган', 'Namangan', 'UZ-NG', 'UZ-AN', 'UZ-FA'),
  civil('Buxoro', 'Бухарский', 'Бухара', 'Bukhara', 'UZ-BU', 'UZ-NW'),
  civil('Qarshi', 'Каршинский', 'Карши', 'Karshi', 'UZ-QA', 'UZ-SU'),
  civil('Urganch', 'Ургенчский', 'Үргөнч', 'Urgench', 'UZ-XO', 'UZ-QR'),
  district(
    four(
      'Bishkek shahri Birinchi may tuman sudi',
      'Первомайский районный суд города Бишкек',
      'Бишкек шаарынын Биринчи май райондук соту',
      'Pervomaisky District Court of Bishkek',
    ),
    'KG-GB',
  ),
  district(
    four(
      'Bishkek shahri Lenin tuman sudi',
      'Ленинский районный суд города Бишкек',
      'Бишкек шаарынын Ленин райондук соту',
      'Leninsky District Court of Bishkek',
    ),
    'KG-GB',
    'KG-C',
  ),
  district(
    four(
      'Chuy viloyati tumanlararo sudi',
      'Межрайонный суд Чуйской области',
      'Чүй облусунун райондор аралык соту',
      'Inter-District Court of Chuy Region',
    ),
    'KG-C',
    'KG-T',
  ),
  district(four('Oʻsh shahar sudi', 'Ошский городской суд', 'Ош шаардык соту', 'Osh City Court'), 'KG-GO', 'KG-O', 'KG-B'),
  district(
    four('Jalolobod shahar sudi', 'Джалал-Абадский городской суд', 'Жалал-Абад шаардык соту', 'Jalal-Abad City Court'),
    'KG-J',
    'KG-B',
  ),
  district(four('Qorakoʻl shahar sudi', 'Каракольский городской суд', 'Каракол шаардык соту', 'Karakol City Court'), 'KG-Y', 'KG-N'),
  district(four('Norin tuman sudi', 'Нарынский районный суд', 'Нарын райондук соту', 'Naryn District Court'), 'KG-N'),
];

/** Indexes into `demoCourts` of the courts that hear the region's cases. */
export function courtIndexesOf(region: Region): readonly number[] {
  return demoCourts.map((court, index) => (court.regions.includes(region) ? index : -1)).filter((index) => index >= 0);
}
