import type { NoticeWords } from './index.js';

export const en: NoticeWords = {
  notices: {
    opened: { title: 'Bidding has begun', text: 'You are admitted and can bid now. Bidding ends {endsAt}.' },
    outbid: {
      title: 'You have been outbid',
      text: 'The price is now {priceMinor}. To lead again, bid at least {minNextMinor}. Bidding ends {endsAt}.',
    },
    leading: { title: 'Your maximum answered a bid', text: 'You still lead; the price is now {priceMinor}. Bidding ends {endsAt}.' },
    ends_soon: { title: 'Bidding ends soon', text: 'You do not lead. The next bid is at least {minNextMinor}; bidding ends {endsAt}.' },
    ends_soon_leading: { title: 'Bidding ends soon', text: 'You lead. Bidding ends {endsAt}.' },
    won: { title: 'You won', text: 'Your price is {priceMinor}. How and until when to pay follows in a notice of its own.' },
    lost: { title: 'The sale is over', text: 'Another bidder bought the lot for {priceMinor}. Your deposit is paid back.' },
    lost_unsold: { title: 'The sale is over', text: 'The lot was not sold. Your deposit is paid back.' },
    lost_runner_up: {
      title: 'The sale is over: you came second',
      text: 'The lot was sold for {priceMinor}. If the winner does not pay, it may be offered to you.',
    },
    to_pay: { title: 'Please pay', text: 'Pay {amountMinor} until {dueAt}. Put this into the purpose of the payment: {reference}.' },
    payment_received: { title: 'Your payment has arrived', text: '{amountMinor} has arrived. Nothing more is to pay.' },
    payment_received_part: {
      title: 'Part of your payment has arrived',
      text: '{amountMinor} has arrived; {missingMinor} is still missing.',
    },
    deposit_received: { title: 'You are admitted', text: 'Your deposit of {amountMinor} has arrived. You bid as Bidder {bidder}.' },
    deposit_part: {
      title: 'Your deposit is not complete',
      text: '{amountMinor} has arrived; {missingMinor} is still missing. You can bid when all of it is there.',
    },
    deposit_returned: { title: 'Your deposit goes back', text: '{amountMinor} is paid back to the account that you named.' },
    refund_sent: { title: 'Your money is on its way', text: 'The order to pay back {amountMinor} has gone to the bank.' },
    lot_suspended: {
      title: 'The sale is suspended',
      text: 'By court order {order}. No bids are taken until it goes on; your deposit stays where it is.',
    },
    lot_held: {
      title: 'The sale is stopped for a check',
      text: 'No bids are taken until it goes on, by {untilAt} at the latest. Nothing is asked of you, and your deposit stays where it is.',
    },
    case_end_wanted: {
      title: 'The end of a case waits for you',
      text: 'A colleague proposes how case {case} ends. Look at it under “Ends and objections”.',
    },
    case_ended: {
      title: 'A case has ended',
      text: 'Case {case} has ended; its page says how.',
    },
    objection_wanted: {
      title: 'A debtor objects',
      text: 'An objection in case {case} waits for a decision under “Ends and objections”.',
    },
    debt_paid: {
      title: 'Your payment has arrived',
      text: '{amountMinor} counts towards the debt in case {case}. Still to pay: {remainingMinor}.',
    },
    debt_closed: {
      title: 'Your debt is paid',
      text: 'Nothing is left to pay in case {case}. What was on sale is withdrawn, and the seizures are lifted.',
    },
    claim_paid: {
      title: 'Money for your claim',
      text: '{amountMinor} in case {case} goes to your account with the next payment order.',
    },
    objection_decided: {
      title: 'Your objection is decided',
      text: 'The decision in case {case} stands under “My debts”.',
    },
    lot_held_office: {
      title: 'A sale of your office is stopped for a check',
      text: 'Auditors have stopped it until {untilAt} at the latest. Only they let it go on; the office need not do anything.',
    },
    explanation_wanted: {
      title: 'You are asked to explain',
      text: 'Auditors ask about a lot that you worked on. Answer under “Explanations” on your desk by {dueAt}.',
    },
    explanation_given: { title: 'An official has answered', text: 'The answer stands in inquiry {inquiry}.' },
    second_auditor_wanted: {
      title: 'A second auditor is needed',
      text: 'Something in inquiry {inquiry} waits for an auditor other than the one who proposed it.',
    },
    webhook_disabled: {
      title: 'A receiver of yours was switched off',
      text: '{host} did not answer for long, or wanted nothing more. See its log under “Webhooks” in the settings.',
    },
    lot_resumed: { title: 'The sale goes on', text: 'Bidding ends {endsAt}.' },
    lot_withdrawn: { title: 'The lot was withdrawn', text: 'Ground: {ground}. Your deposit is paid back.' },
    question_answered: {
      title: 'Your question is answered',
      text: 'The office has answered you on the lot’s page, for everyone to read.',
    },
    question_asked: {
      title: 'A question about your lot',
      text: 'Somebody asks about the lot. Answer on its page of the desk; question and answer are then public.',
    },
    lot_corrected: { title: 'The lot’s description was corrected', text: 'Read what has changed on the lot’s page before you bid on.' },
    sale_defaulted: {
      title: 'You did not pay in time',
      text: 'The sale to you has ended. Your deposit of {amountMinor} is not paid back.',
    },
    runner_up_offered: {
      title: 'You can buy the lot',
      text: 'The winner did not pay. You can buy it for {amountMinor}; answer until {answerBy}.',
    },
    runner_up_offered_open: { title: 'You can buy the lot', text: 'The winner did not pay. You can buy it for {amountMinor}.' },
    sale_annulled: { title: 'The sale was annulled', text: 'Ground: {ground}. What you paid is paid back.' },
    repeat_listed: {
      title: 'The lot is offered again',
      text: 'As lot {repeatLot}, from {startMinor}; bidding begins {startsAt}.',
    },
    creditor_offer: {
      title: 'You can take the property',
      text: 'Nobody bought it. As the creditor you can take it for {amountMinor}; answer until {answerBy}.',
    },
    review_wanted: { title: 'A lot waits for your approval', text: 'A colleague has sent it; you can approve it or send it back.' },
    search_found: { title: 'New lot for your search “{name}”', text: 'A lot that fits it was published.' },
    search_found_many: { title: 'New lots for your search “{name}”: {lots}', text: 'They were published since the last notice.' },
    review_done: { title: 'Your lot was approved', text: 'It is published now.' },
    review_sent_back: { title: 'Your lot was sent back', text: 'Remark: {remark}' },
  },
  groups: {
    bidding: 'bidding',
    money: 'payments and deposits',
    sale: 'changes to a sale',
    searches: 'searches you keep',
    office: 'the work of the office',
  },
  letter: {
    lot: 'Lot {lot}',
    openLot: 'Open the lot',
    openAccount: 'Open my account',
    openSearch: 'Show the lots',
    why: 'You get this letter because you want letters about {group}.',
    unsubscribe: 'No more letters about this',
    codeSubject: 'Your code for Ochiq',
    codeText: 'Your code is {code}. Enter it on the settings page within 30 minutes. If you did not ask for it, ignore this letter.',
  },
};
