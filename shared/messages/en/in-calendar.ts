// What stands in the calendar of whoever adds a deadline to it. Nothing that stands in a plan.
export const inCalendar = {
  'calendar/round': 'EMPACT: answer due, round {number} of {plan}',
  'calendar/round-why': 'Delegations answer to round {number} of {plan} until {deadline} in Brussels time. If more time is given, add it to the calendar again.',
  'calendar/request': 'EMPACT: request to {delegation}, {plan}',
  'calendar/request-why': 'Something in {plan} waits for a word of {delegation}.',
} as const
