import type { Drawer } from './outbox';

const prefix = 'ochiq.bid.';

/** Bids whose fate is open, kept in this browser until it is known. Where the store is closed they live as long as the page. */
export const keptBids: Drawer = {
  readAll() {
    try {
      return Object.keys(localStorage)
        .filter((name) => name.startsWith(prefix))
        .map((name) => parse(localStorage.getItem(name) ?? ''));
    } catch {
      return [];
    }
  },
  put(key, bid) {
    try {
      localStorage.setItem(prefix + key, JSON.stringify(bid));
    } catch {
      // Full or closed: the bid is asked about as long as the page is open.
    }
  },
  drop(key) {
    try {
      localStorage.removeItem(prefix + key);
    } catch {
      // As above.
    }
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
