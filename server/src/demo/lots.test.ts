import { type AuctionLot, decide, evolve } from '@ochiq/shared/bidding';
import { caseDraftSchema } from '@ochiq/shared/cases';
import { languages } from '@ochiq/shared/language';
import { categories, lotDraftSchema, regions } from '@ochiq/shared/lots';
import { officeRoles } from '@ochiq/shared/people';
import { describe, expect, it } from 'vitest';
import { demoCases } from './cases.js';
import { demoCourts } from './courts.js';
import { demoLots } from './lots.js';
import { demoOffices } from './offices.js';
import { demoPeople, owingCitizen, personOf } from './people.js';
import { drawPictures } from './pictures/index.js';
import { atWork } from './schedule.js';

const lots = demoLots();
const seededAt = Date.UTC(2026, 10, 24, 12);
const iso = (offsetMs: number) => new Date(seededAt + offsetMs).toISOString();
const named = lots.map((lot, index) => [`${index} ${lot.title.en}`, lot] as const);

/** One check over all rows: a failure names its row. */
function each<Row>(rows: readonly (readonly [string, Row])[], check: (row: Row) => void): void {
  for (const [name, row] of rows) {
    try {
      check(row);
    } catch (problem) {
      throw new Error(`${name}: ${problem instanceof Error ? problem.message : String(problem)}`, { cause: problem });
    }
  }
}

describe('the demo lots', () => {
  it('are many, everywhere and of every sort', () => {
    expect(lots.length).toBeGreaterThanOrEqual(340);
    expect(new Set(lots.map((lot) => lot.region))).toEqual(new Set(regions));
    expect(new Set(lots.map((lot) => lot.category))).toEqual(new Set(categories));
  });

  it('are the same on every call', () => {
    expect(demoLots()).toEqual(lots);
  });

  it('would pass the bailiff’s own form', () =>
    each(named, (lot) => {
      const draft = {
        ...{
          caseId: lot.case + 1,
          category: lot.category,
          region: lot.region,
          place: lot.place,
          title: lot.title,
          description: lot.description,
        },
        ...{ currency: lot.currency, startMinor: String(lot.startMinor), appraisalMinor: String(lot.appraisalMinor) },
        ...{
          reserveMinor: lot.reserveMinor === null ? null : String(lot.reserveMinor),
          startsAt: iso(lot.startsOffsetMs),
          endsAt: iso(lot.endsOffsetMs),
        },
      };
      expect(lotDraftSchema.parse(draft)).toEqual({ ...draft, itemId: null });
    }));

  it('are told in four languages, all filled in', () =>
    each(named, (lot) => {
      for (const language of languages) {
        expect(lot.title[language].length).toBeGreaterThan(3);
        expect(lot.description[language].length).toBeGreaterThan(60);
        expect(lot.title[language] + lot.description[language]).not.toMatch(/[{}]|undefined|NaN/);
      }
      expect(lot.description.uz).not.toMatch(/[а-яё]{3}/i);
      expect(lot.description.ru).toMatch(/[а-яё]{3}/i);
      expect(lot.description.en).not.toMatch(/[а-яё]{3}/i);
    }));

  it('have a case of their region, in its currency', () =>
    each(named, (lot) => {
      const ofCase = demoCases[lot.case];
      expect(ofCase?.region).toBe(lot.region);
      expect([ofCase?.office, ofCase?.court, ofCase?.currency]).toEqual([lot.office, lot.court, lot.currency]);
      expect(demoOffices[lot.office]?.region).toBe(lot.region);
      expect(demoCourts[lot.court]?.jurisdiction).toBe(lot.region.slice(0, 2));
      expect(lot.currency).toBe(lot.region.startsWith('UZ') ? 'UZS' : 'KGS');
    }));

  it('have sane amounts and times', () =>
    each(named, (lot) => {
      expect(lot.startMinor % 100n).toBe(0n);
      expect(lot.appraisalMinor).toBeGreaterThanOrEqual(lot.startMinor);
      if (lot.reserveMinor !== null) expect(lot.reserveMinor).toBeGreaterThanOrEqual(lot.startMinor);
      expect(lot.publishedOffsetMs).toBeLessThan(Math.min(0, lot.startsOffsetMs));
      expect(demoCases[lot.case]?.openedOffsetMs).toBeLessThan(lot.publishedOffsetMs);
      expect(lot.startsOffsetMs).toBeLessThan(lot.endsOffsetMs);
      expect(lot.startsOffsetMs < 0).toBe(lot.phase !== 'upcoming');
      expect(lot.endsOffsetMs < 0).toBe(lot.phase === 'ended');
      expect(lot.withdrawal === null).toBe(lot.phase !== 'withdrawn');
      if (lot.withdrawal) {
        expect(lot.withdrawal.offsetMs).toBeLessThan(0);
        expect(lot.withdrawal.offsetMs).toBeGreaterThan(lot.publishedOffsetMs);
        expect(lot.withdrawal.ground.length).toBeGreaterThanOrEqual(10);
      }
    }));
});

describe('the parts of the demo', () => {
  const minutes = (phase: string) => lots.filter((lot) => lot.phase === phase).map((lot) => lot.endsOffsetMs / 60_000);

  it('has eight lots that end within 3 to 12 minutes', () => {
    expect(minutes('closing')).toHaveLength(8);
    expect(Math.min(...minutes('closing'))).toBeGreaterThanOrEqual(3);
    expect(Math.max(...minutes('closing'))).toBeLessThanOrEqual(12);
  });

  it('goes on closing lots through the first hours', () => {
    const ends = [...minutes('closing'), ...minutes('live')].sort((a, b) => a - b);
    expect(ends.length).toBeGreaterThanOrEqual(68);
    expect(ends.filter((end) => end < 60).length).toBeGreaterThanOrEqual(20);
  });

  it('has a seized car of Tashkent among the first', () => {
    const cars = lots.filter((lot) => lot.phase === 'closing' && lot.region === 'UZ-TK' && lot.category === 'vehicle');
    expect(cars.map((lot) => lot.title.en)).toContainEqual(expect.stringContaining('Cobalt'));
  });

  it('shows sold, unsold and withdrawn lots', () => {
    const ended = lots.filter((lot) => lot.phase === 'ended');
    expect(ended.length).toBeGreaterThanOrEqual(60);
    expect(ended.filter((lot) => lot.bids.length > 0).length).toBeGreaterThanOrEqual(40);
    expect(ended.filter((lot) => lot.bids.length === 0).length).toBeGreaterThanOrEqual(5);
    expect(lots.filter((lot) => lot.phase === 'withdrawn')).toHaveLength(6);
  });

  it('has a live lot in whose case a citizen who can sign in is the debtor', () => {
    const { nationalId } = personOf(owingCitizen);
    const owed = lots.filter((lot) => demoCases[lot.case]?.debtor.nationalId === nationalId);
    expect(owed.map((lot) => lot.phase)).toEqual(['live']);
    expect(owed.flatMap((lot) => lot.bids).map((bid) => bid.citizen)).not.toContain(owingCitizen);
  });
});

describe('the scripted bids', () => {
  const rules = {
    increment: { kind: 'percent', basisPoints: 500, roundToMinor: 100n },
    softClose: { windowMs: 300_000, capMs: null },
  } as const;
  const citizens = new Set(demoPeople.filter((person) => person.role === 'citizen').map((person) => person.login));

  it('rise in time, are in time and are accepted or too low', () =>
    each(
      named.filter(([, lot]) => lot.bids.length > 0),
      (lot) => {
        const standing = { priceMinor: null, leader: null, leaderMaxMinor: null, runnerUp: null, bidCount: 0 };
        const { startMinor, reserveMinor, currency, startsOffsetMs: startsAt, endsOffsetMs: endsAt } = lot;
        let auction: AuctionLot = {
          state: 'live',
          currency,
          startMinor,
          reserveMinor,
          startsAt,
          endsAt,
          originalEndsAt: endsAt,
          rules,
          standing,
        };
        let before = Number.NEGATIVE_INFINITY;
        for (const bid of lot.bids) {
          expect(citizens).toContain(bid.citizen);
          expect(bid.offsetMs).toBeGreaterThanOrEqual(before);
          expect(bid.offsetMs).toBeLessThan(Math.min(0, endsAt));
          before = bid.offsetMs;
          const decision = decide(
            auction,
            { bidder: bid.citizen, kind: bid.kind, amountMinor: bid.amountMinor, currency, admitted: true, excluded: null },
            bid.offsetMs,
          );
          if (decision.outcome === 'accepted') auction = evolve(auction, decision.event);
          else expect(['below_minimum', 'already_leading']).toContain(decision.code);
        }
        expect(auction.standing.bidCount).toBeGreaterThan(0);
        expect(auction.endsAt).toBe(endsAt);
      },
    ));
});

describe('the people and cases', () => {
  it('have unique logins, numbers and ids', () => {
    const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
    unique(demoPeople.map((person) => person.login));
    unique(demoPeople.map((person) => person.nationalId));
    unique(demoCases.map((one) => one.number));
    for (const person of demoPeople) {
      expect(person.nationalId).toMatch(/^\d{14}$/);
      expect(officeRoles.some((role) => role === person.role)).toBe(person.office !== null);
    }
  });

  it.each([
    ['bailiff.uz', 'UZ-TK'],
    ['bailiff.kg', 'KG-GB'],
  ])('%s belongs to %s', (login, region) => {
    expect(demoOffices[personOf(login).office ?? -1]?.region).toBe(region);
  });

  it('would pass the bailiff’s own form', () =>
    each(
      demoCases.map((one) => [one.number, one] as const),
      (one) => {
        const { kind, number, issuedOffsetMs } = one.executiveDocument;
        expect(issuedOffsetMs).toBeLessThan(one.openedOffsetMs);
        expect(demoPeople.find((person) => person.login === one.bailiff)?.office).toBe(one.office);
        const parsed = caseDraftSchema.safeParse({
          ...{ number: one.number, courtId: one.court + 1, debtor: one.debtor, currency: one.currency },
          executiveDocument: { kind, number, issuedOn: iso(issuedOffsetMs).slice(0, 10) },
          creditors: one.creditors.map((creditor) => ({ ...creditor, claimMinor: String(creditor.claimMinor) })),
        });
        expect(parsed.success).toBe(true);
      },
    ));
});

describe('the pictures', () => {
  const pictures = [...drawPictures()];
  const shown = new Set(lots.flatMap((lot) => lot.pictures));

  it('are those that the lots show, all different', () => {
    expect(new Set(pictures.map((picture) => picture.key))).toEqual(shown);
    expect(new Set(pictures.map((picture) => picture.svg)).size).toBe(pictures.length);
    each(named, (lot) => {
      expect(lot.pictures.length).toBeGreaterThanOrEqual(2);
      expect(new Set(lot.pictures).size).toBe(lot.pictures.length);
    });
  });

  it('are the same on every call', () => {
    expect([...drawPictures()]).toEqual(pictures);
  });

  it('are SVG of 1200 by 900 that needs no font, no file and no broken number', () => {
    each(
      pictures.map((picture) => [picture.key, picture.svg] as const),
      (svg) => {
        expect(svg).toMatch(/^<svg xmlns="[^"]+" width="1200" height="900"/);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|<text|<image|<script|href=/);
      },
    );
  });
});

describe('atWork', () => {
  it.each([
    // Tashkent is 5 hours ahead of UTC, Bishkek 6. 25 November 2026 is a Wednesday.
    ['in working time: itself', '2026-11-25T09:30:00.000Z', 'UZ-TK', '2026-11-25T09:30:00.000Z'],
    ['at night: the last hour of the day before', '2026-11-24T22:10:00.000Z', 'UZ-TK', '2026-11-24T12:10:00.000Z'],
    ['at six in the evening exactly: an hour before', '2026-11-25T12:00:00.000Z', 'KG-GB', '2026-11-25T11:00:00.000Z'],
    ['on a Sunday: Friday', '2026-11-22T07:00:00.000Z', 'UZ-TK', '2026-11-20T12:00:00.000Z'],
  ])('%s', (_name, instant, region, expected) => {
    expect(atWork(new Date(instant), region).toISOString()).toBe(expected);
  });
});
