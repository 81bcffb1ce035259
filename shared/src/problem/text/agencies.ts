import type { ProblemText } from './index.js';

type AgencyCode =
  | 'explanation_missing'
  | 'deadline_out_of_range'
  | 'case_ended'
  | 'case_outcome_wrong'
  | 'case_has_lots'
  | 'distribution_outdated'
  | 'objection_late'
  | 'objection_decided'
  | 'match_unknown'
  | 'identity_open'
  | 'property_protected'
  | 'seizure_exists'
  | 'seizure_unknown'
  | 'seizure_over';
type Texts = Readonly<Record<AgencyCode, ProblemText>>;

/** What is refused where a court, a registry, another country or a debtor is at the other end. */
export const agencyTexts: Readonly<Record<'en' | 'ru' | 'uz' | 'ky', Texts>> = {
  en: {
    explanation_missing: {
      title: 'Nobody has explained anything yet',
      action: 'Ask an official and wait for the answer, or choose another outcome.',
    },
    deadline_out_of_range: { title: 'This deadline cannot be set', action: 'Give at least an hour and at most 60 days.' },
    match_unknown: {
      title: 'The registry’s answer does not have this entry',
      action: 'Reload the page: a newer search may have another answer.',
    },
    identity_open: {
      title: 'It is not certain that this is the debtor’s',
      action: 'Look at the parts of the comparison and confirm or reject the entry first.',
    },
    property_protected: {
      title: 'The law leaves this to the debtor',
      action: 'The only home of the family is not taken. Choose other property.',
    },
    seizure_exists: { title: 'This entry is under seizure in this case already', action: 'Look at the list of seizures.' },
    seizure_unknown: { title: 'There is no such seizure in this case', action: 'Go back to the case’s list of seizures.' },
    seizure_over: {
      title: 'There is nothing left to release',
      action: 'The seizure was refused, is released or being released, or ended with a sale.',
    },
    case_ended: { title: 'The case has ended', action: 'Nothing more is written in it.' },
    case_outcome_wrong: {
      title: 'The books say something else',
      action: '“Partly” needs recovered money, “unenforceable” needs that nothing was recovered.',
    },
    case_has_lots: { title: 'Lots of the case are not done with', action: 'Wait for the distribution, or withdraw the lots first.' },
    distribution_outdated: {
      title: 'The shares are out of date',
      action: 'Money has come for the case since. Propose the distribution anew.',
    },
    objection_late: { title: 'The time for an objection is over', action: 'Turn to the court; the office’s page shows which.' },
    objection_decided: { title: 'The objection is decided already', action: 'Reload the page to see the decision.' },
  },
  ru: {
    explanation_missing: { title: 'Объяснений ещё нет', action: 'Спросите должностное лицо и дождитесь ответа или выберите другой итог.' },
    deadline_out_of_range: { title: 'Такой срок поставить нельзя', action: 'Дайте не меньше часа и не больше 60 дней.' },
    match_unknown: { title: 'В ответе реестра нет этой записи', action: 'Обновите страницу: у нового поиска мог быть другой ответ.' },
    identity_open: {
      title: 'Не установлено, что это имущество должника',
      action: 'Посмотрите, что совпало, и сначала подтвердите или отклоните запись.',
    },
    property_protected: {
      title: 'Закон оставляет это имущество должнику',
      action: 'Единственное жильё семьи не изымается. Выберите другое имущество.',
    },
    seizure_exists: { title: 'Эта запись уже под арестом в этом деле', action: 'Посмотрите список арестов.' },
    seizure_unknown: { title: 'В этом деле нет такого ареста', action: 'Вернитесь к списку арестов дела.' },
    seizure_over: { title: 'Снимать уже нечего', action: 'В аресте отказано, он снят или снимается, либо закончился с продажей.' },
    case_ended: { title: 'Производство окончено', action: 'В нём больше ничего не записывается.' },
    case_outcome_wrong: {
      title: 'Учёт говорит иное',
      action: '«Частично» требует взысканных денег, «невозможно взыскать» — что ничего не взыскано.',
    },
    case_has_lots: { title: 'По лотам производства не всё завершено', action: 'Дождитесь распределения или сначала снимите лоты.' },
    distribution_outdated: { title: 'Доли устарели', action: 'По производству поступили деньги. Предложите распределение заново.' },
    objection_late: { title: 'Срок для возражения истёк', action: 'Обратитесь в суд; какой — указано на странице.' },
    objection_decided: { title: 'По возражению уже есть решение', action: 'Обновите страницу, чтобы увидеть его.' },
  },
  uz: {
    explanation_missing: {
      title: 'Hali hech kim tushuntirish bermagan',
      action: 'Mansabdordan soʻrang va javobni kuting yoki boshqa yakun tanlang.',
    },
    deadline_out_of_range: { title: 'Bunday muddat qoʻyib boʻlmaydi', action: 'Kamida bir soat, koʻpi bilan 60 kun bering.' },
    match_unknown: {
      title: 'Reyestr javobida bunday yozuv yoʻq',
      action: 'Sahifani yangilang: yangi qidiruvning javobi boshqa boʻlishi mumkin.',
    },
    identity_open: {
      title: 'Bu qarzdorniki ekani aniq emas',
      action: 'Nimalar mos kelganini koʻring va avval yozuvni tasdiqlang yoki rad eting.',
    },
    property_protected: {
      title: 'Qonun bu mulkni qarzdorga qoldiradi',
      action: 'Oilaning yagona uy-joyi olinmaydi. Boshqa mulkni tanlang.',
    },
    seizure_exists: { title: 'Bu yozuv shu ishda allaqachon xatlangan', action: 'Xatlovlar roʻyxatini koʻring.' },
    seizure_unknown: { title: 'Bu ishda bunday xatlov yoʻq', action: 'Ishning xatlovlar roʻyxatiga qayting.' },
    seizure_over: { title: 'Bekor qiladigan narsa qolmagan', action: 'Xatlov rad etilgan, bekor qilingan yoki savdo bilan tugagan.' },
    case_ended: { title: 'Ish yuritish tugagan', action: 'Unga boshqa hech narsa yozilmaydi.' },
    case_outcome_wrong: {
      title: 'Hisob boshqacha koʻrsatmoqda',
      action: '“Qisman”: undirilgan pul kerak; “undirib boʻlmaydi”: undirilmagan boʻlsin.',
    },
    case_has_lots: { title: 'Ishda tugallanmagan lotlar bor', action: 'Taqsimotni kuting yoki avval lotlarni oling.' },
    distribution_outdated: { title: 'Ulushlar eskirgan', action: 'Ishga pul kelgan. Taqsimotni qaytadan taklif qiling.' },
    objection_late: { title: 'Eʼtiroz muddati oʻtgan', action: 'Sudga murojaat qiling; sud nomi sahifada.' },
    objection_decided: { title: 'Eʼtiroz boʻyicha qaror chiqqan', action: 'Qarorni koʻrish uchun sahifani yangilang.' },
  },
  ky: {
    explanation_missing: {
      title: 'Азырынча эч ким түшүндүрмө берген жок',
      action: 'Кызматкерден сурап, жоопту күтүңүз же башка жыйынтык тандаңыз.',
    },
    deadline_out_of_range: { title: 'Мындай мөөнөт коюуга болбойт', action: 'Кеминде бир саат, көп дегенде 60 күн бериңиз.' },
    match_unknown: { title: 'Реестрдин жообунда мындай жазуу жок', action: 'Баракты жаңыртыңыз: жаңы издөөнүн жообу башка болушу мүмкүн.' },
    identity_open: {
      title: 'Бул карызкордуку экени так эмес',
      action: 'Эмнелер дал келгенин караңыз жана адегенде жазууну ырастаңыз же четке кагыңыз.',
    },
    property_protected: {
      title: 'Мыйзам бул мүлктү карызкорго калтырат',
      action: 'Үй-бүлөнүн жалгыз турак жайы алынбайт. Башка мүлктү тандаңыз.',
    },
    seizure_exists: { title: 'Бул жазууга ушул иште мурда эле арест коюлган', action: 'Аресттердин тизмесин караңыз.' },
    seizure_unknown: { title: 'Бул иште мындай арест жок', action: 'Иштин аресттер тизмесине кайтыңыз.' },
    seizure_over: { title: 'Алып сала турган эч нерсе калган жок', action: 'Арест четке кагылган, алынган же сатуу менен бүткөн.' },
    case_ended: { title: 'Өндүрүш аяктаган', action: 'Ага мындан ары эч нерсе жазылбайт.' },
    case_outcome_wrong: {
      title: 'Эсеп башканы көрсөтүп турат',
      action: '«Жарым-жартылай» үчүн өндүрүлгөн акча керек, «өндүрүү мүмкүн эмес» үчүн эч нерсе өндүрүлбөшү керек.',
    },
    case_has_lots: {
      title: 'Өндүрүштүн лоттору боюнча баары бүтө элек',
      action: 'Бөлүштүрүүнү күтүңүз же адегенде лотторду алып салыңыз.',
    },
    distribution_outdated: { title: 'Үлүштөр эскирген', action: 'Андан бери өндүрүшкө акча түштү. Бөлүштүрүүнү кайра сунуштаңыз.' },
    objection_late: { title: 'Каршы пикир берүү мөөнөтү өттү', action: 'Сотко кайрылыңыз; кайсы сот экени баракта жазылган.' },
    objection_decided: { title: 'Каршы пикир боюнча чечим чыккан', action: 'Чечимди көрүү үчүн баракты жаңыртыңыз.' },
  },
};
