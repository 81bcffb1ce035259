import type { ProblemText } from './index.js';

type AgencyCode = 'case_ended' | 'case_outcome_wrong' | 'case_has_lots' | 'distribution_outdated' | 'objection_late' | 'objection_decided';
type Texts = Readonly<Record<AgencyCode, ProblemText>>;

/** What is refused where a court, a registry, another country or a debtor is at the other end. */
export const agencyTexts: Readonly<Record<'en' | 'ru' | 'uz' | 'ky', Texts>> = {
  en: {
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
