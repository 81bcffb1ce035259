import { expect, it } from 'vitest';
import { besidePeers } from './show-looks.js';

const one = (auditorId: string, people: number) => ({
  auditorId,
  auditorName: auditorId,
  looks: people,
  people,
  noInquiry: 0,
  outsideHours: 0,
  colleagues: 0,
});
const times = (...people: number[]) =>
  besidePeers(people.map((count, place) => one(`auditor ${place}`, count))).map(({ timesMedian }) => timesMedian);

it("an auditor's count stands beside the median of all who looked", () => {
  // The median of 2, 4 and 40 is 4.
  expect(times(2, 4, 40)).toEqual([0.5, 1, 10]);
  // Of 2 and 6 it is (2 + 6) / 2 = 4.
  expect(times(2, 6)).toEqual([0.5, 1.5]);
});

it('one auditor alone, or nobody, has no peers', () => {
  expect(times(7)).toEqual([null]);
  expect(times()).toEqual([]);
});
