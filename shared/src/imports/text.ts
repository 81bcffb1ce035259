import type { Language } from '../language/index.js';
import type { ImportCode } from './index.js';

const text = (en: string, ru: string, uz: string, ky: string): Record<Language, string> => ({ en, ru, uz, ky });

/** What is said about a cell, in the reader's language. */
export const importTexts: Record<ImportCode, Record<Language, string>> = {
  column_missing: text(
    'The table has no such column',
    'В таблице нет такого столбца',
    'Jadvalda bunday ustun yoʻq',
    'Таблицада мындай тилке жок',
  ),
  column_twice: text('The column stands twice', 'Столбец указан дважды', 'Ustun ikki marta yozilgan', 'Тилке эки жолу жазылган'),
  empty: text('Fill this in', 'Заполните', 'Toʻldiring', 'Толтуруңуз'),
  too_long: text('The text is too long', 'Слишком длинный текст', 'Matn juda uzun', 'Текст өтө узун'),
  too_short: text('The text is too short', 'Слишком короткий текст', 'Matn juda qisqa', 'Текст өтө кыска'),
  not_text: text(
    'There are characters in it that are no text',
    'В тексте есть недопустимые знаки',
    'Matnda yaroqsiz belgilar bor',
    'Текстте жараксыз белгилер бар',
  ),
  formula: text(
    'A formula is not taken: write the value',
    'Формула не принимается: впишите значение',
    'Formula qabul qilinmaydi: qiymatni yozing',
    'Формула кабыл алынбайт: маанисин жазыңыз',
  ),
  unknown_case: text(
    'Your office has no case with this number',
    'В вашем отделе нет дела с таким номером',
    'Boʻlimingizda bunday raqamli ish yoʻq',
    'Бөлүмүңүздө мындай номердеги иш жок',
  ),
  unknown_category: text(
    'There is no such kind of property',
    'Нет такого вида имущества',
    'Bunday mol-mulk turi yoʻq',
    'Мындай мүлк түрү жок',
  ),
  unknown_region: text('There is no such region', 'Нет такого региона', 'Bunday hudud yoʻq', 'Мындай аймак жок'),
  not_amount: text('This is no amount', 'Это не сумма', 'Bu summa emas', 'Бул сумма эмес'),
  not_time: text(
    'Write day and time: 2027-03-01 10:00',
    'Укажите дату и время: 2027-03-01 10:00',
    'Sana va vaqtni yozing: 2027-03-01 10:00',
    'Күндү жана убакытты жазыңыз: 2027-03-01 10:00',
  ),
  ends_before_start: text(
    'The end is not after the start',
    'Окончание не позже начала',
    'Tugashi boshlanishidan keyin emas',
    'Бүтүшү башталышынан кийин эмес',
  ),
  in_past: text('The time has passed', 'Время уже прошло', 'Vaqt oʻtib ketgan', 'Убакыт өтүп кеткен'),
  too_far: text('The time is too far ahead', 'Слишком далёкая дата', 'Sana juda uzoq', 'Күн өтө алыс'),
  below_rules: text(
    'The starting price is lower than the rules allow',
    'Начальная цена ниже допустимой по правилам',
    'Boshlangʻich narx qoidalar ruxsat etganidan past',
    'Баштапкы баа эрежелер уруксат бергенден төмөн',
  ),
  not_identifier: text(
    'This is no VIN or cadastral number',
    'Это не VIN и не кадастровый номер',
    'Bu VIN yoki kadastr raqami emas',
    'Бул VIN же кадастр номери эмес',
  ),
  repeated_in_file: text(
    'The same property stands in an earlier row',
    'То же имущество указано в строке выше',
    'Shu mol-mulk yuqoridagi qatorda bor',
    'Ушул эле мүлк жогорку сапта бар',
  ),
  case_taken: text(
    'A case with this number is open already',
    'Производство с таким номером уже открыто',
    'Bunday raqamli ish allaqachon ochilgan',
    'Мындай номердеги иш мурунтан эле ачылган',
  ),
  unknown_court: text(
    'There is no such court, or several have this name',
    'Такого суда нет или так называются несколько',
    'Bunday sud yoʻq yoki bir nechta sud shunday ataladi',
    'Мындай сот жок же бир нече сот ушундай аталат',
  ),
  unknown_document_kind: text(
    'There is no such kind of executive document',
    'Нет такого вида исполнительного документа',
    'Bunday ijro hujjati turi yoʻq',
    'Аткаруу документинин мындай түрү жок',
  ),
  unknown_currency: text(
    'Write UZS, KGS or USD',
    'Укажите UZS, KGS или USD',
    'UZS, KGS yoki USD deb yozing',
    'UZS, KGS же USD деп жазыңыз',
  ),
  unknown_party_kind: text(
    'Write “Person” or “Organisation”',
    'Укажите «Физическое лицо» или «Организация»',
    '“Jismoniy shaxs” yoki “Tashkilot” deb yozing',
    '«Жеке адам» же «Уюм» деп жазыңыз',
  ),
  unknown_rank: text(
    'There is no such order of payment',
    'Нет такой очереди взыскания',
    'Talabning bunday navbati yoʻq',
    'Талаптын мындай кезеги жок',
  ),
  not_day: text('Write the day: 2026-03-01', 'Укажите дату: 2026-03-01', 'Sanani yozing: 2026-03-01', 'Күндү жазыңыз: 2026-03-01'),
  in_future: text('The day lies ahead', 'Эта дата ещё не наступила', 'Bu sana hali kelmagan', 'Бул күн али келе элек'),
  not_national_id: text(
    'Write 9 to 14 digits, all of them (the spreadsheet may have rounded the number)',
    'Укажите от 9 до 14 цифр полностью (таблица могла округлить число)',
    '9–14 ta raqamni toʻliq yozing (jadval sonni yaxlitlagan boʻlishi mumkin)',
    '9дан 14кө чейинки санды толук жазыңыз (таблица санды тегеректеген болушу мүмкүн)',
  ),
  differs_in_case: text(
    'An earlier row of this case says something else',
    'В строке выше об этом производстве сказано иначе',
    'Bu ishning yuqoridagi qatorida boshqacha yozilgan',
    'Бул иштин жогорку сабында башкача жазылган',
  ),
  too_many_creditors: text(
    'A case has 20 creditors at most',
    'В производстве не больше 20 взыскателей',
    'Bir ishda koʻpi bilan 20 undiruvchi boʻladi',
    'Бир иште эң көп 20 өндүрүп алуучу болот',
  ),
  creditor_twice: text(
    'This creditor stands in an earlier row of the case, in the same order of payment',
    'Этот взыскатель уже указан в строке выше в той же очереди',
    'Bu undiruvchi ishning yuqoridagi qatorida shu navbatda bor',
    'Бул өндүрүп алуучу иштин жогорку сабында ушул эле кезекте бар',
  ),
  known_item: text(
    'This property has been entered before',
    'Это имущество уже внесено',
    'Bu mol-mulk avval kiritilgan',
    'Бул мүлк мурун киргизилген',
  ),
  far_from_appraisal: text(
    'The starting price is far from the appraisal',
    'Начальная цена сильно отличается от оценки',
    'Boshlangʻich narx baholashdan ancha farq qiladi',
    'Баштапкы баа баалоодон көп айырмаланат',
  ),
};

/** The second sheet of a template, with the words that its columns know; at most 31 characters (the workbook's own limit). */
export const wordsTitle = text('Words to use', 'Допустимые слова', 'Yoziladigan soʻzlar', 'Жазылуучу сөздөр');
