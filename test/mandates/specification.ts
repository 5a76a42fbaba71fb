// Who may write what, as somebody reads it who knows EMPACT and no TypeScript. It is written down by hand and shares
// nothing with the table it is held against.
//
// A cell says in which statuses: D drafting, C consultation, F final draft, A adopted and in delivery, W the whole time until
// the plan is closed; a dot: never.
// Nobody writes anything in a plan that is closed, or archived.

/** What a delegation is in the plan of the test. Taken out: it was asked to take part, and is named no more. */
export const roles = [
  'driver', 'co-driver', 'action leader', 'asked to lead', 'co-leader', 'participant', 'taken out', 'author', 'pen: plan', 'pen: action', 'pen: goal',
  'Member State', 'agency', 'Commission', 'network added', 'General Secretariat', 'released', 'network outside', 'third country',
] as const
export type Role = (typeof roles)[number]

const table = `
                             driver co-dr  leader asked co-lead partic out  author p-plan p-act p-goal state agency commis netw gsc  releas outnet third
the aim                      DF     DF     .      .     .       .      .    .      D      .     .      .     .      .      .    .    .      .      .
the text of a goal           DF     DF     .      .     .       .      .    .      D      .     D      .     .      .      .    .    .      .      .
why a goal is empty          DF     DF     .      .     .       .      .    .      D      .     D      .     .      .      .    .    .      .      .
a text of the action         DF     DF     D      .     D       .      .    D      D      D     .      .     .      .      .    .    .      .      .
a field of the action        DF     DF     D      .     D       .      .    D      D      D     .      .     .      .      .    .    .      .      .
a new row of the action      DF     DF     D      .     D       .      .    D      D      D     .      .     .      .      .    .    .      .      .
a co-leader                  DF     DF     D      .     D       .      .    D      D      D     .      .     .      .      .    .    .      .      .
the place of the action      DF     DF     .      .     .       .      .    D      .      .     .      .     .      .      .    .    .      .      .
removing the action          DF     DF     .      .     .       .      .    D      .      .     .      .     .      .      .    .    .      .      .
the action leader            DF     DF     .      .     .       .      .    D      .      .     .      .     .      .      .    .    .      .      .
asking a participant         DF     DF     D      .     D       .      .    D      D      D     .      .     .      .      .    .    .      .      .
reminding a delegation       DF     DF     D      .     D       .      .    D      D      D     .      .     .      .      .    .    .      .      .
reminding in another’s name  .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
asking in another’s name     .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
adding oneself               DF     DF     D      D     D       D      D    D      D      D     D      D     D      D      D    .    .      .      .
offering to lead             D      D      D      D     D       D      D    D      D      D     D      D     D      D      D    .    .      .      .
offering that another leads  .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
declining an offer           DF     DF     .      .     .       .      .    D      .      .     .      .     .      .      .    .    .      .      .
declining in another’s name  .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
saying another joined        .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
an action of the plan        DF     DF     .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
an action as a proposal      DF     DF     D      D     D       D      D    D      D      D     D      D     D      .      .    .    .      .      .
a proposal of another        .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
taking a proposal in         DCF    .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
turning a joiner down        DCF    .      D      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
one’s own answer             DC     DC     DC     DC    DC      DC     DC   DC     DC     DC    DC     DC    DC     DC     DC   DC   DC     .      .
another’s answer             .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
another’s answer in writing  DC     .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
one’s own answer in writing  .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
one’s own contribution       .      .      DC     DC    DC      DC     DC   .      .      .     .      .     .      .      .    .    .      .      .
another’s contribution       .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
one’s own resources          .      .      DC     DC    DC      DC     DC   .      .      .     .      .     .      .      .    .    .      .      .
another’s own resources      .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
one’s own service            DF     DF     DC     DC    DC      DC     DC   D      D      D     .      .     .      .      .    .    .      .      .
another’s service            DF     DF     D      .     D       .      .    D      D      D     .      .     .      .      .    .    .      .      .
the driver’s confirmation    DCF    .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
the status of the action     A      .      A      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
the result of an indicator   A      .      A      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
one’s own part in delivery   .      .      A      A     A       A      A    .      .      .     .      .     .      .      .    .    .      .      .
another’s part in delivery   .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
that one joined or left      A      A      A      A     A       A      A    A      A      A     A      A     A      A      A    A    A      .      .
that another joined or left  .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
a comment                    W      W      W      W     W       W      W    W      W      W     W      W     W      W      W    W    W      .      .
a comment in another’s name  .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
a reply to a comment         W      W      W      W     W       W      W    W      W      W     W      W     W      W      W    W    W      .      .
a reply in another’s name    .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
changing one’s own comment   W      W      W      W     W       W      W    W      W      W     W      W     W      W      W    W    W      .      .
changing another’s comment   .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
a reaction                   W      W      W      W     W       W      W    W      W      W     W      W     W      W      W    W    W      .      .
another’s reaction           .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
closing one’s own thread     W      W      W      W     W       W      W    W      W      W     W      W     W      W      W    W    W      .      .
closing another’s thread     W      W      W      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
closing in another’s name    .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
what a comment is about      .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
the moment of a comment      .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
a comment on nothing         .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
the driver of the plan       .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
a lasting reference          .      .      .      .     .       .      .    .      .      .     .      .     .      .      .    .    .      .      .
`

/** Only whoever speaks for the delegation gives these; its drafters write everything else. Nobody else writes at all. */
export const bySpeakersOnly: readonly string[] = ['one’s own answer', 'another’s answer in writing', 'the driver’s confirmation', 'that one joined or left']

const statusesByLetter = { D: ['drafting'], C: ['consultation'], F: ['final-draft'], A: ['adopted', 'in-delivery'], W: ['drafting', 'consultation', 'final-draft', 'submitted', 'adopted', 'in-delivery'] } as const
type Letter = keyof typeof statusesByLetter

/** By operation and role, the statuses in which it may be done. */
export const specification: ReadonlyMap<string, ReadonlyMap<Role, ReadonlySet<string>>> = new Map(
  table.trimEnd().split('\n').slice(2).map(line => {
    const cells = line.slice(29).trim().split(/\s+/)
    if (cells.length !== roles.length) throw new Error(`the line has ${cells.length} cells: ${line}`)
    return [line.slice(0, 29).trim(), new Map(roles.map((role, index) => [role, statusesOf(cells[index] ?? '.')]))]
  }),
)

function statusesOf(cell: string): ReadonlySet<string> {
  if (cell === '.') return new Set()
  return new Set([...cell].flatMap(letter => {
    if (!Object.hasOwn(statusesByLetter, letter)) throw new Error(`no status is called ${letter}`)
    return statusesByLetter[letter as Letter]
  }))
}
