import type { SignalTexts } from './index.js';

export const en: SignalTexts = {
  shill_ratings: {
    name: 'Bids like a shill, in one official’s lots',
    explanation:
      'Shill score {score} of 10. Lots of this official that the bidder lost: {lots}. Ratings from 0 to 1: loses this official’s lots {alpha}, bids {beta}, never wins {gamma}, answers fast {delta}, raises by little {epsilon}, starts early {zeta}.',
    reason:
      'From 6 on: a bidder who never wins and takes part in most lots of one official stands there; shills planted into real bid histories in a quarter of a seller’s lots reach 5 to 7. A persistent buyer with too little money looks alike.',
  },
  shill_pattern: {
    name: 'Conduct in a lot like that of known shills',
    explanation:
      'Likeness to labelled shills: {likenessShare}. Bids: {bids} ({ratioShare} of the lot’s), the first when {earlyShare} of the time had gone, the last at {lastShare}. Outbidding oneself: {successive} (0.5: three bids in a row, 1: four). Of its bids {tendencyShare} went to this official; lots lost of those with many own bids: {losingShare}.',
    reason:
      '0 is as like a shill as not, by a model trained on labelled eBay auctions. Of real bidders without labels one in seven lies above it: who raises an own maximum again and again looks alike. Read it beside other signals.',
  },
  lone_last_bid: {
    name: 'One bid in the last seconds took the lot',
    explanation: 'Bids of the winner: {winnerBids}. The last came {beforeMs} before the end, and nobody answered it. Bidders: {bidders}.',
    reason:
      '1 is a single bid at the very end; it falls to 0 at five minutes before the end, and with each further bid of the winner. From 0.9 on it is one bid within the last 30 seconds. Honest people bid late too: alone it says little.',
  },
  loser_just_under: {
    name: 'The same loser stops just under the same winner',
    explanation:
      'Lots that one of them won while the other bid: {lots}. In {times} of them the loser came second, just under the price and near the end; {expected} would be expected. Chance of this in an honest market: {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of that chance; 4 is one in ten thousand. In an open auction somebody always comes second, so only who it is, again and again, is counted.',
  },
  one_step_over_maximum: {
    name: 'Just over a secret maximum',
    explanation:
      'Bids of the winner that took the lead from a maximum nobody could see: {times}. The closest passed {hiddenMinor} that was hidden above the price by {overMinor} only. Chance of this for somebody who cannot see it: {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of that chance; 2 is one in a hundred. Once is luck; again and again somebody tells the maximum.',
  },
  single_bidder: {
    name: 'Only one bidder',
    explanation: 'Bidders who bid: {bidders}; admitted: {admitted}. Sold for {priceMinor}.',
    reason:
      'One bidder is no competition, so the price stays at the start. For things that few people want it is ordinary: compare with the office and the category.',
  },
  near_start_price: {
    name: 'Sold near the start price',
    explanation: 'Sold for {priceMinor} at a start price of {startMinor} ({ratioShare}), although people were admitted: {admitted}.',
    reason:
      'Up to 102%: at most one least step over the start, though at least two people had paid a deposit to bid. A start price that is too high has the same effect.',
  },
  low_variance_bids: {
    name: 'Bids that lie too close together',
    explanation:
      'The best bids of bidders ({bidders}) have a coefficient of variation of {variationShare}; the lowest is {lowestMinor}, the highest {highestMinor}.',
    reason:
      'Up to 1.5%: of 395 eBay auctions with at least three bidders 2% lie there, and half of them over 40%. Two bidders are not measured: the last two of an open auction always end one step apart.',
  },
  under_appraisal: {
    name: 'Sold far under the appraisal',
    explanation: 'Sold for {priceMinor}, appraised at {appraisalMinor}: {ratioShare} of it. Auction number {round} of the thing.',
    reason:
      'Up to half of the appraisal: lower than the start price of any first auction under the rule profiles. A repeat auction may lawfully come near it.',
  },
  under_comparables: {
    name: 'Cheaper than comparable lots',
    explanation:
      'Sold for {priceMinor}; comparable lots ({peers} of the same category) point to {expectedMinor}. Robust deviations from it: {deviations}.',
    reason:
      'A modified z-score beyond 3.5 counts as an outlier after Iglewicz and Hoaglin. A damaged thing that the listing does not describe may be one.',
  },
  least_notice: {
    name: 'Published at the shortest lawful notice',
    explanation: 'Published {publishedAt}, the auction began {startsAt}. The rules ask for {noticeMs}; beyond that there was {slackMs}.',
    reason:
      'Up to half a day beyond the least notice: the first hours at which the auction may begin. Some offices always do so; what counts is whether it comes with few bidders.',
  },
  published_at_night: {
    name: 'Published outside working time',
    explanation: 'Published {publishedAt} by the clock of the office, {awayMs} from the nearest working time (Monday to Friday, 9 to 18).',
    reason: 'From three hours on: late at night, early in the morning or on a weekend. A public holiday looks like a working day here.',
  },
  thin_listing: {
    name: 'Thin listing',
    explanation: 'Photos: {photos}. Letters in the description: {letters}.',
    reason:
      '0 is five photos and 400 letters or more, 1 is neither. From 0.8 on, as with one photo and 80 letters: too little to judge the thing by.',
  },
  late_edit: {
    name: 'Changed shortly before the end',
    explanation: 'Changes after publication: {edits}. At the last one {passedShare} of the time to the end had passed; left: {beforeMs}.',
    reason: 'In the last tenth of the time: few can still react to it. A mended mistake looks the same: see what was changed.',
  },
  withdrawn_after_high_bids: {
    name: 'Withdrawn after the price had risen',
    explanation: 'The price had risen from {startMinor} to {priceMinor} ({riseShare}) when the lot was withdrawn. Bidders: {bidders}.',
    reason:
      'From 10% on: two usual steps, so others were competing. A debtor who pays at the last moment is a lawful cause: see the ground.',
  },
  shared_payer: {
    name: 'Deposits from one account for several bidders',
    explanation:
      'One account paid the deposits of people ({people}) in lots ({lots}). Of the region’s bidders ({peers}) it paid for {sharers}. Chance of this in an honest market: {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of the chance that so many users of one account meet in a lot; 2 is one in a hundred. An account that pays for many, like a notary’s, is no alarm.',
  },
  shared_device: {
    name: 'One device or address for several bidders',
    explanation:
      'Bidders of this lot who share a device or an address: {people}. Of the region’s bidders ({peers}) it is shared by {sharers}. Chance of this in an honest market: {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of the chance that so many who share it meet in a lot; 2 is one in a hundred. An address that a village or a mobile operator’s customers share is no alarm.',
  },
  single_bidder_share: {
    name: 'Too many lots with a single bidder',
    explanation:
      'Of lots sold ({lots}) had one bidder: {alone}, a share of {ownShare}; comparable lots of others lead to expect {expectedShare} at most. Chance of this in an honest market: {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of that chance; 3 is one in a thousand. A fifth more than elsewhere is allowed for, since no two places have the same demand.',
  },
  shared_with_staff: {
    name: 'A bidder shares a device or address with the selling office’s staff',
    explanation:
      'People ({people}) of this lot share a device or an address with staff of the selling office. Of the bidders compared ({peers}) so closely linked to it are {linked}. Chance of this in an honest market: {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of the chance that somebody so closely linked to the office is among the bidders; 2 is one in a hundred. An address that the whole town shares weighs little.',
  },
  office_network_bids: {
    name: 'Bids by people in the selling office’s network',
    explanation:
      'Bids of people who were in the network of the selling office while the lot was open: {bids}; people: {people}. Of the region’s bidders ({peers}) {seen} were seen there.',
    reason: 'From one bid on. A terminal for visitors lies in that network too: then many were seen there, and the weight is small.',
  },
  cover_bids: {
    name: "Losing offers crowd together under the winner's",
    explanation:
      'Final offers of bidders: {bidders}. The second lies {differenceShare} below the best: {distance} times the spread (standard deviation) of the losing ones. Coefficient of variation of all: {variationShare}.',
    reason:
      'At least three losers are needed. From 15 on they lie much closer together than to the winner, as bids for show do: one or two in a hundred of simulated honest lots, none of 366 eBay auctions. A winner with a high maximum looks the same: see whether the same people do it again.',
  },
  bidder_ring: {
    name: 'People who go to lots together beyond chance',
    explanation:
      'Members: {members}. They met {meetings} times in pairs, where {expected} would be expected; chance: at most {meetingChanceShare}. At their common lots ({lots}) the price rose less than at {quieterShare} of comparable lots, and one of them won {wins}; chance of yielding so: at most {yieldingChanceShare}.',
    reason:
      'The value is the negative decimal logarithm of both chances together; 6 is one in a million. Relatives and partners go together as well: the second chance tells whether they compete there. Only lots of the same category, region and quarter are compared.',
  },
  bid_rotation: {
    name: 'Members of a ring win in turn',
    explanation:
      'Members: {members}. Of {turns} wins {kept} went to the one who had waited longest; {expected} would be expected. Chance of this in an honest market: at most {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of that chance; 3 is one in a thousand. People whose money is tied up after a purchase pause as well: look at prices and at who bids against whom.',
  },
  ring_defaults: {
    name: 'A ring does not pay, and buys the same thing cheaper',
    explanation:
      'Members: {members}. Things that one of them won and did not pay for, and another bought at the cheaper repeat: {takeovers}, of {wins} wins. The dearest went from {firstMinor} to {repeatMinor}. Chance of this in an honest market: at most {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of that chance; 3 is one in a thousand. It compares with how often all winners default and how much the group buys otherwise.',
  },
  official_affinity: {
    name: "One winner buys at one official's lots beyond chance",
    explanation:
      'Lots won: {wins}; {shared} of them were written by this official, where {expected} would be expected among comparable lots. Chance of this in an honest market: at most {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of that chance; 3 is one in a thousand. Only lots of the same category, region and quarter are compared. A dealer in things that only one official sells looks the same.',
  },
  losing_affinity: {
    name: 'One bidder loses at one official’s lots beyond chance',
    explanation:
      'Lots the bidder bid on and lost: {lost}; {shared} of them were written by this official, where {expected} would be expected among comparable lots. Won there: {won}. Chance that lots fall so on one official: {affinityShare}; share of such losers who bid so much like a shill (often, fast, by little, early): {conductShare}; of both together: {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of that chance; 3 is one in a thousand. A shill serves one seller and does not win. Only lots of the same category, region and quarter are compared; whoever cannot go elsewhere, and never offers enough, looks the same.',
  },
  winner_concentration: {
    name: 'Few people win nearly all of the lots',
    explanation:
      'Lots sold: {lots}; the first of the winners bought {wins}. Herfindahl-Hirschman index: {hhi}, where {expected} would be expected of the same winners. Chance of this in an honest market: at most {chanceShare}.',
    reason:
      'The value is the negative decimal logarithm of that chance; 3 is one in a thousand. The index alone depends on how many lots and buyers there are, so winners are dealt anew among comparable lots. Remote places have few buyers.',
  },
};
