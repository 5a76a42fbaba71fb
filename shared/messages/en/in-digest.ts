// What a digest says by mail. It names plans and delegations, and nothing that stands in a plan.
export const inDigest = {
  'digest/subject-one': 'One thing waits for you in the EMPACT workspace',
  'digest/subject': '{count} things wait for you in the EMPACT workspace',
  'digest/opening': 'This is new for you in the EMPACT workspace. What it says stands there, and not in this message.',
  'digest/heading-rounds': 'Rounds and deadlines',
  'digest/heading-requests': 'Asked of your delegation',
  'digest/heading-decisions': 'Decisions on what your delegation proposed',
  'digest/heading-said': 'Mentions and replies',
  'digest/round': '{party} has not answered in round {number} of {plan}. The deadline is {deadline}.',
  'digest/round-over': '{party} has not answered in round {number} of {plan}. The deadline was {deadline}; a late answer is still taken.',
  'digest/round-again': '{plan} is in round {number}. What {party} answered before stands, unless it answers again; the deadline is {deadline}.',
  'digest/reminder': '{by} reminds {party} of round {number} of {plan}. The deadline is {deadline}.',
  'digest/step': '{plan} goes on to {status} on {deadline}.',
  'digest/asked-action-leader': '{party} is asked to lead an action of {plan}.',
  'digest/asked-co-leader': '{party} is asked to help to lead an action of {plan}.',
  'digest/asked-participant': '{party} is asked to take part in an action of {plan}.',
  'digest/changed': 'An action of {plan} has changed since {party} confirmed its part in it.',
  'digest/confirm-leader': '{party} is asked to confirm {by} as leader of an action of {plan}.',
  'digest/take-in': '{by} proposes an action for {plan}.',
  'digest/admit': '{by} wants to take part in an action of {plan}.',
  'digest/offer': '{by} offers to lead, or to help to lead, an action of {plan}.',
  'digest/named-driver': '{party} is named driver of {plan} and has not accepted yet.',
  'digest/named-co-driver': '{party} is named co-driver of {plan} and has not accepted yet.',
  'digest/pen': '{by} asks to write in {plan}.',
  'digest/proposal': '{by} proposes a change to {plan}.',
  'digest/decision': '{by} decided on a proposal of {party} for {plan}.',
  'digest/mention': '{by} mentions {party} in {plan}.',
  'digest/reply': '{by} replies to {party} in {plan}.',
  'digest/own-mention': 'A colleague mentions you in a comment of {party} on {plan}.',
  'digest/own-reply': 'A colleague replies to you in a comment of {party} on {plan}.',
  'digest/several': '{sentence} ({count} times)',
  'digest/more': 'And {count} more: {link}',
  'digest/foot': `You are sent this because you asked for it. What you are sent, and when: {settings}

To be sent no more of these, without signing in: {off}

Sent by {address}. Nobody reads what is answered to this message.`,
} as const
