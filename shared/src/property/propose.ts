import { z } from 'zod';
import { type Currency, least, minorSchema, sumSchema } from '../money/index.js';
import { type Encumbrance, type Found, registrySchema } from '../registries/index.js';
import type { ConfidenceWord } from './compare-holder.js';
import { compareOrganisations } from './compare-names.js';
import { type SeizureLaw, type SeizureStep, seizureSteps } from './seizure-law.js';

/** Why a line of a proposal says what it says. */
export const proposalReasons = [
  'money_first',
  'own_currency_first',
  'income_share',
  'movable_next',
  'immovable_last',
  'pledged_to_creditor',
  'pledged_to_other',
  'seized_by_other',
  'share_only',
  'value_unknown',
  'after_appraisal',
  'fits_debt',
  'worth_more',
  'enough',
  'only_home',
  'nothing_there',
  'identity_open',
  'seized_here',
] as const;
export type ProposalReason = (typeof proposalReasons)[number];

/** seize: now. wait: only if what stands before is not enough. confirm: whether it is the debtor's must be said first. leave: not at all. seized: done. */
export const adviceWords = ['seize', 'wait', 'confirm', 'leave', 'seized'] as const;
export type Advice = (typeof adviceWords)[number];

export const proposalLineSchema = z.object({
  registry: registrySchema,
  reference: z.string(),
  step: z.enum(seizureSteps),
  advice: z.enum(adviceWords),
  /** Of an account: at most so much. Of income: so much a month. Null for a thing as a whole. */
  amountMinor: minorSchema.nullable(),
  reasons: z.array(z.enum(proposalReasons)),
});
export type ProposalLine = z.output<typeof proposalLineSchema>;

export const proposalSchema = z.object({
  /** The claims with the state's fee. */
  dueMinor: sumSchema,
  /** What the lines to seize, and those seized, are known to bring; things without an appraisal count nothing. */
  coveredMinor: sumSchema,
  lines: z.array(proposalLineSchema),
});
export type Proposal = z.output<typeof proposalSchema>;

/** An entry that may be the debtor's, with what the proposal needs to know of it. */
export interface Asset {
  readonly found: Found;
  /** The debtor's part of the whole, as a fraction. */
  readonly share: string;
  readonly word: ConfidenceWord;
  /** What an official has said of whose it is. */
  readonly decision: 'same' | 'other' | null;
  /** By a current appraisal, in the debt's currency; null while there is none. */
  readonly valueMinor: bigint | null;
  /** Whether this case has it seized already. */
  readonly isSeized: boolean;
}

export interface Debt {
  readonly dueMinor: bigint;
  readonly currency: Currency;
  readonly hasAlimony: boolean;
  /** Creditors whose claims are secured by a pledge. */
  readonly pledgees: readonly string[];
}

const stepOf: Record<Exclude<Found['registry'], 'civil'>, SeizureStep> = {
  banks: 'money',
  tax: 'income',
  vehicles: 'movable',
  cadastre: 'immovable',
};
const reasonOfStep: Record<SeizureStep, ProposalReason> = {
  money: 'money_first',
  income: 'income_share',
  movable: 'movable_next',
  immovable: 'immovable_last',
};

/** A share of an amount, rounded down. */
export function shareOfMinor(minor: bigint, share: string): bigint {
  const [part = '1', whole = '1'] = share.split('/');
  return (minor * BigInt(part)) / BigInt(whole);
}

type Line = { -readonly [Key in keyof ProposalLine]: ProposalLine[Key] };

interface Candidate {
  readonly asset: Asset;
  readonly step: SeizureStep;
  readonly pledge: 'none' | 'creditor' | 'other';
  readonly seizedByOther: boolean;
  readonly isShared: boolean;
  /** What it is known to bring. */
  readonly valueMinor: bigint | null;
}

const pledgeOf = (encumbrances: readonly Encumbrance[], pledgees: readonly string[]): Candidate['pledge'] => {
  const pledges = encumbrances.filter(({ kind }) => kind === 'pledge');
  if (pledges.length === 0) return 'none';
  const isCreditors = pledges.some(({ by }) => pledgees.some((one) => ['same', 'close'].includes(compareOrganisations(one, by).name)));
  return isCreditors ? 'creditor' : 'other';
};

function candidateOf(asset: Asset, debt: Debt): Candidate | null {
  const { found, share } = asset;
  if (found.registry === 'civil') return null;
  const value = found.registry === 'banks' && found.currency === debt.currency ? BigInt(found.balanceMinor) : asset.valueMinor;
  return {
    asset,
    step: stepOf[found.registry],
    pledge: pledgeOf(found.encumbrances, debt.pledgees),
    seizedByOther: found.encumbrances.some(({ kind }) => kind === 'seizure') && !asset.isSeized,
    isShared: share !== '1/1',
    valueMinor: value === null ? null : shareOfMinor(value, share),
  };
}

/** The later group the harder it is to turn into money: what others have a right to, or own a part of, comes after what is free. */
const groupOf = ({ pledge, seizedByOther, isShared, asset }: Candidate, currency: Currency): number =>
  (pledge === 'creditor' ? -8 : 0) +
  (isShared ? 1 : 0) +
  (seizedByOther ? 2 : 0) +
  (pledge === 'other' ? 4 : 0) +
  (asset.found.registry === 'banks' && asset.found.currency !== currency ? 1 : 0);

const keyOf = ({ asset }: Candidate): string => `${asset.found.registry} ${asset.found.reference}`;

/** The next of a group to take: the smallest that is enough, else the largest; what has no known value comes after what has. */
function nextOf(group: readonly Candidate[], leftMinor: bigint): Candidate | undefined {
  const known = group.filter(({ valueMinor }) => valueMinor !== null);
  const by = (a: Candidate, b: Candidate) => {
    const [one, other] = [a.valueMinor ?? 0n, b.valueMinor ?? 0n];
    return one === other ? (keyOf(a) < keyOf(b) ? -1 : 1) : one < other ? -1 : 1;
  };
  const rising = known.toSorted(by);
  return rising.find(({ valueMinor }) => (valueMinor ?? 0n) >= leftMinor) ?? rising.at(-1) ?? group.toSorted(by)[0];
}

class Proposing {
  leftMinor: bigint;
  coveredMinor = 0n;
  /** A thing without an appraisal is proposed: what comes after it waits for what it is worth. */
  private awaitsAppraisal = false;
  readonly lines: Line[] = [];

  constructor(
    private readonly law: SeizureLaw,
    private readonly debt: Debt,
  ) {
    this.leftMinor = debt.dueMinor;
  }

  private cover(minor: bigint): void {
    this.coveredMinor += minor;
    this.leftMinor -= minor;
  }

  take(one: Candidate): void {
    const { found } = one.asset;
    const line: Line = {
      registry: found.registry,
      reference: found.reference,
      step: one.step,
      advice: 'seize',
      amountMinor: null,
      reasons: [],
    };
    this.lines.push(line);
    if (one.asset.isSeized) return this.count(line, one);
    if (one.asset.decision !== 'same' && one.asset.word !== 'certain') return say(line, 'confirm', 'identity_open');
    if (this.isOnlyHome(one)) return say(line, 'leave', 'only_home');
    if (this.leftMinor <= 0n && this.law.inProportion.value) return say(line, 'leave', 'enough');
    if (one.isShared) line.reasons.push('share_only');
    if (one.pledge === 'creditor') line.reasons.push('pledged_to_creditor');
    if (one.pledge === 'other' && this.law.pledgeeFirst.value) return say(line, 'wait', 'pledged_to_other');
    if (one.seizedByOther) return say(line, 'wait', 'seized_by_other');
    if (found.registry === 'banks') return this.takeAccount(line, one, found);
    if (found.registry === 'tax') return this.takeIncome(line, one, found);
    this.takeThing(line, one);
  }

  private isOnlyHome({ asset: { found }, pledge }: Candidate): boolean {
    const isHome = found.registry === 'cadastre' && found.onlyHome && (found.kind === 'flat' || found.kind === 'house');
    return isHome && pledge === 'none' && this.law.keepsOnlyHome.value;
  }

  private count(line: Line, one: Candidate): void {
    this.cover(least(one.valueMinor ?? 0n, this.leftMinor > 0n ? this.leftMinor : 0n));
    if (one.valueMinor === null && one.step !== 'income' && one.step !== 'money') this.awaitsAppraisal = true;
    say(line, 'seized', 'seized_here');
  }

  private takeAccount(line: Line, one: Candidate, { currency }: Extract<Found, { registry: 'banks' }>): void {
    if (currency !== this.debt.currency) return say(line, 'wait', 'own_currency_first');
    const amount = least(one.valueMinor ?? 0n, this.leftMinor);
    if (amount === 0n) return say(line, 'leave', 'nothing_there');
    line.amountMinor = amount.toString();
    this.cover(amount);
    say(line, 'seize', 'money_first');
  }

  private takeIncome(line: Line, { asset }: Candidate, found: Extract<Found, { registry: 'tax' }>): void {
    if (found.currency !== this.debt.currency) return say(line, 'wait', 'own_currency_first');
    const { incomeBasisPoints, incomeAlimonyBasisPoints, termMonths } = this.law;
    const share = this.debt.hasAlimony ? incomeAlimonyBasisPoints.value : incomeBasisPoints.value;
    const monthly = (shareOfMinor(BigInt(found.monthlyMinor), asset.share) * BigInt(share)) / 10_000n;
    if (monthly === 0n) return say(line, 'leave', 'nothing_there');
    line.amountMinor = monthly.toString();
    // Income comes month by month: it spares the things only where it pays the whole debt in time.
    if (monthly * BigInt(termMonths.value) >= this.leftMinor) this.cover(this.leftMinor);
    say(line, 'seize', 'income_share');
  }

  private takeThing(line: Line, one: Candidate): void {
    line.reasons.push(reasonOfStep[one.step]);
    if (one.valueMinor === null) {
      if (this.awaitsAppraisal) return say(line, 'wait', 'after_appraisal');
      this.awaitsAppraisal = true;
      return say(line, 'seize', 'value_unknown');
    }
    if (this.awaitsAppraisal) return say(line, 'wait', 'after_appraisal');
    const isMuchMore = one.valueMinor > this.leftMinor * 3n;
    this.cover(least(one.valueMinor, this.leftMinor));
    say(line, 'seize', isMuchMore ? 'worth_more' : 'fits_debt');
  }
}

function say(line: Line, advice: Advice, reason: ProposalReason): void {
  line.advice = advice;
  if (!line.reasons.includes(reason)) line.reasons.push(reason);
}

/**
 * What to seize first: by the order of the law, of each kind what is free before what others have a right to, and no more than the debt
 * needs. Entries that an official has said are somebody else's, or that do not fit, are left out. The official decides; this advises.
 */
export function proposeSeizures(law: SeizureLaw, debt: Debt, assets: readonly Asset[]): Proposal {
  const candidates = assets
    .filter(({ word, decision }) => decision !== 'other' && (word !== 'not_same' || decision === 'same'))
    .map((asset) => candidateOf(asset, debt))
    .filter((one) => one !== null);
  const proposing = new Proposing(law, debt);
  const takeAll = (group: readonly Candidate[]) => {
    const left = [...group];
    for (let next = nextOf(left, proposing.leftMinor); next; next = nextOf(left, proposing.leftMinor)) {
      left.splice(left.indexOf(next), 1);
      proposing.take(next);
    }
  };
  // What is seized already counts before anything else is asked for.
  takeAll(candidates.filter(({ asset }) => asset.isSeized));
  const open = candidates.filter(({ asset }) => !asset.isSeized);
  for (const step of law.order.value) {
    const ofStep = open.filter((one) => one.step === step);
    for (const group of [...new Set(ofStep.map((one) => groupOf(one, debt.currency)))].sort((a, b) => a - b)) {
      takeAll(ofStep.filter((one) => groupOf(one, debt.currency) === group));
    }
  }
  return { dueMinor: debt.dueMinor.toString(), coveredMinor: proposing.coveredMinor.toString(), lines: proposing.lines };
}
