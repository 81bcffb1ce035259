import { assumed, type Figure, type Jurisdiction, lawful } from '../rules/index.js';

/** What a debt is taken from, by kind. */
export const seizureSteps = ['money', 'income', 'movable', 'immovable'] as const;
export type SeizureStep = (typeof seizureSteps)[number];

/** The figures by which property is chosen in one jurisdiction; each says where it comes from. */
export interface SeizureLaw {
  /** What is taken first, and what only when the earlier is not enough. */
  readonly order: Figure<readonly SeizureStep[]>;
  /** Of an account in another currency only when what is there in the own one is not enough. */
  readonly ownCurrencyFirst: Figure<boolean>;
  /** Of wages and the like at most this share of what is paid out, and for alimony. */
  readonly incomeBasisPoints: Figure<number>;
  readonly incomeAlimonyBasisPoints: Figure<number>;
  /** Months within which a debt is to be enforced: income that covers it by then is enough. */
  readonly termMonths: Figure<number>;
  /** The only home of the debtor's family stays theirs, unless it was pledged. */
  readonly keepsOnlyHome: Figure<boolean>;
  /** Not more than the debt and the costs need. */
  readonly inProportion: Figure<boolean>;
  /** What is pledged pays the pledgee first: it is taken for others only when nothing else is enough. */
  readonly pledgeeFirst: Figure<boolean>;
}

const order = ['money', 'income', 'movable', 'immovable'] as const;

/** By jurisdiction. What could be read of the two laws by November 2026; docs/decisions/035-property.md says what could not. */
const laws: Record<Jurisdiction, SeizureLaw> = {
  UZ: {
    order: lawful(
      order,
      'uz-258-ii-2001',
      '47 (money first); the order of things after it is assumed',
      'undiruv birinchi navbatda qarzdorning so‘mdagi va chet el valyutasidagi pul mablag‘lariga hamda boshqa qimmatliklariga, shu jumladan banklardagi va boshqa kredit tashkilotlaridagi pul mablag‘lariga hamda o‘zga qimmatliklariga qaratiladi',
    ),
    ownCurrencyFirst: lawful(
      true,
      'uz-258-ii-2001',
      '47',
      'so‘mdagi mablag‘lari yetarli bo‘lmasa, undiruv … hisobvaraqlarida, omonatlarida turgan yoki saqlanayotgan valyutasiga qaratiladi',
    ),
    incomeBasisPoints: lawful(
      5000,
      'uz-258-ii-2001',
      '66',
      'qarzdorga to‘lanadigan ish haqi va unga tenglashtirilgan to‘lovlarning ko‘pi bilan ellik foizi ushlab qolinishi mumkin',
    ),
    incomeAlimonyBasisPoints: lawful(
      5000,
      'uz-258-ii-2001',
      '66',
      'Bir necha ijro hujjati bo‘yicha undiruv ish haqiga … qaratilganda, xodimda ish haqining ellik foizi saqlanishi lozim',
    ),
    termMonths: assumed(2),
    keepsOnlyHome: assumed(true),
    inProportion: assumed(true),
    pledgeeFirst: assumed(true),
  },
  KG: {
    order: assumed(order),
    ownCurrencyFirst: assumed(true),
    incomeBasisPoints: assumed(5000),
    incomeAlimonyBasisPoints: assumed(7000),
    termMonths: assumed(2),
    keepsOnlyHome: lawful(
      true,
      'kg-15-2017',
      '2 (immunity of the minimum of property; that it covers the only home is assumed)',
      'immunity of minimum of the property necessary for existence of the debtor - physical person and members of his family',
    ),
    inProportion: assumed(true),
    pledgeeFirst: assumed(true),
  },
};

export const seizureLawOf = (jurisdiction: Jurisdiction): SeizureLaw => laws[jurisdiction];
