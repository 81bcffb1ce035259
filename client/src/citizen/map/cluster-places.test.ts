import { regions } from '@ochiq/shared/lots';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterPlaces } from './cluster-places';

const places = fc
  .array(fc.record({ region: fc.constantFrom(...regions), count: fc.nat(500) }), { maxLength: 23 })
  .map((list) => [...new Map(list.map((place) => [place.region, place])).values()]);

describe('places on the map', () => {
  it('are each in one cluster, with all their lots', () => {
    fc.assert(
      fc.property(places, fc.double({ min: 2, max: 10, noNaN: true }), (list, zoom) => {
        const clusters = clusterPlaces(list, zoom);
        const shown = list.filter(({ count }) => count > 0);
        expect(clusters.flatMap(({ regions: own }) => own).sort()).toEqual(shown.map(({ region }) => region).sort());
        expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(shown.reduce((sum, { count }) => sum + count, 0));
        expect(clusterPlaces(list.toReversed(), zoom)).toEqual(clusters);
      }),
    );
  });

  it('come apart as one comes nearer', () => {
    const valley = (['UZ-FA', 'UZ-AN', 'UZ-NG', 'KG-GO'] as const).map((region) => ({ region, count: 10 }));
    expect(clusterPlaces(valley, 3)).toHaveLength(1);
    expect(clusterPlaces(valley, 3)[0]?.count).toBe(40);
    expect(clusterPlaces(valley, 8)).toHaveLength(4);
    expect(clusterPlaces([{ region: 'UZ-TK', count: 3 }], 5)[0]?.at).toEqual([69.28, 41.31]);
  });
});
