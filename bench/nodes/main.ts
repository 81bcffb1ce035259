import { benchNodes } from './nodes.js';

// The numbers of nodes may be named: `main.ts 4`.
const counts = process.argv.slice(2).map(Number);

const rows = (await benchNodes(counts.length > 0 ? counts : undefined)).map(
  ({ nodes, lots, accepted, decided, bidsPerTransaction, perAccepted, cores }) => ({
    nodes,
    lots,
    'accepted/s min': accepted.min,
    median: accepted.median,
    max: accepted.max,
    'decided/s': decided.median,
    'bids/tx': bidsPerTransaction,
    'tx/accepted': perAccepted.transactions,
    'commits/accepted': perAccepted.commits,
    'NATS in': perAccepted.natsIn,
    'NATS out': perAccepted.natsOut,
    'frames/watcher': perAccepted.framesPerWatcher,
    'cores: nodes': cores.nodes,
    NATS: cores.nats,
    bidders: cores.bidders,
  }),
);
console.table(rows);
