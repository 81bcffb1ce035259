import { type AssistanceState, after, askedSteps, askingSteps, heardSteps, type Side, type Step } from '../assistance/steps.js';
import type { Complaint } from './finding.js';
import type { LeafOf } from './read-leaf.js';

type AssistanceLeaf = LeafOf<'assistance_sent' | 'assistance_received' | 'assistance_step'>;
type ToldLeaf = Exclude<AssistanceLeaf, LeafOf<'assistance_step'>>;

interface Told {
  readonly side: Side;
  state: AssistanceState;
  /** The last number of each side's messages. */
  sent: number;
  received: number;
}

/** The requests between countries that the log has told of. */
export type Assistances = Map<string, Told>;

export const isOfAssistance = (leaf: { readonly kind: string }): leaf is AssistanceLeaf => leaf.kind.startsWith('assistance_');

const wrong = (detail: string): Complaint => ({ code: 'assistance_wrong', detail });

/** What follows a step that the other side hears of, by the same table that the server goes by. */
function stepOf({ side, state }: Told, leaf: ToldLeaf): Step | 'none' | undefined {
  const { step } = leaf;
  if (leaf.kind === 'assistance_received') {
    // What crossed with an ending is kept, and changes nothing.
    if (state === 'closed' || state === 'cancelled') return 'none';
    return step === 'request' ? undefined : heardSteps[side][step];
  }
  if (side === 'asking') return step === 'closed' ? askingSteps.close : step === 'cancelled' ? askingSteps.cancel : undefined;
  if (step === 'received') return 'none';
  const own: Partial<Record<string, Step>> = {
    accepted: askedSteps.accept,
    declined: askedSteps.decline,
    in_work: askedSteps.begin,
    answered: askedSteps.approve_answer,
  };
  return own[step];
}

/**
 * Each side's messages about a request are numbered without gaps and come in an order that the steps allow; two officials stand behind a
 * request that leaves and behind an answer.
 */
export function judgeAssistance(known: Assistances, leaf: AssistanceLeaf): Complaint | null {
  const { request } = leaf;
  if (leaf.kind === 'assistance_step') return takeStep(known, leaf);
  const name = `message ${leaf.seq} of ${leaf.from} about request ${request}`;
  const story = known.get(request) ?? begin(known, leaf);
  if (story === null) return wrong(`${name} is about nothing that was asked`);
  const due = leaf.kind === 'assistance_sent' ? ++story.sent : ++story.received;
  if (leaf.seq !== due) return wrong(`${name} should have the number ${due}`);
  const needsTwo = leaf.kind === 'assistance_sent' && (leaf.step === 'request' || leaf.step === 'answered');
  if (needsTwo && (leaf.actor === undefined || leaf.submitter === undefined || leaf.actor === leaf.submitter))
    return wrong(`${name} left without a second official`);
  if (leaf.step === 'request') {
    const first = leaf.seq === 1 && (leaf.kind === 'assistance_received') === (story.side === 'asked');
    story.state = leaf.kind === 'assistance_sent' ? 'approved' : 'received';
    return first ? null : wrong(`${name} asks what was asked before`);
  }
  const step = stepOf(story, leaf);
  if (step === 'none') return null;
  const state = after(step, story.state);
  if (state === null) return wrong(`${name} says ${leaf.step}, but the request was ${story.state}`);
  story.state = state;
  return null;
}

/** A request begins with its draft here, or with its coming from abroad. */
function begin(known: Assistances, leaf: ToldLeaf): Told | null {
  if (leaf.step !== 'request') return null;
  const story: Told = { side: leaf.kind === 'assistance_sent' ? 'asking' : 'asked', state: 'in_review', sent: 0, received: 0 };
  known.set(leaf.request, story);
  return story;
}

function takeStep(known: Assistances, { request, step }: LeafOf<'assistance_step'>): Complaint | null {
  const story = known.get(request);
  if (step === 'drafted') {
    if (story !== undefined) return wrong(`request ${request} was drafted before`);
    known.set(request, { side: 'asking', state: 'draft', sent: 0, received: 0 });
    return null;
  }
  if (story === undefined) return wrong(`${step} of request ${request}, which was not drafted and did not come`);
  if (step === 'searched')
    return story.state === 'in_work' ? null : wrong(`registries were searched for request ${request}, which was ${story.state}`);
  const steps: Readonly<Record<string, Step>> = story.side === 'asking' ? askingSteps : askedSteps;
  const state = after(steps[step], story.state);
  if (state === null) return wrong(`${step} of request ${request}, which was ${story.state}`);
  story.state = state;
  return null;
}
