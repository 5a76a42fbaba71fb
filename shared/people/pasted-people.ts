// A list of people as it is pasted from a spreadsheet or a message: one line for each person and function, with address,
// delegation, function and service; in this order, or in that of a first line that names the columns. Says of each line what
// does not fit, before anything is written.
import type { z } from 'zod'
import { maxInvitedAtOnce, Service, type InviteBody } from '../api/people.ts'
import { Email, PersonName } from '../api/identity.ts'
import type { PartyId } from '../ids.ts'
import type { PersonFunction } from '../mandates/functions.ts'
import { functionsToGive } from '../mandates/giving-functions.ts'
import { recogniseParty } from '../parties/recognise-party.ts'
import { sameWord } from '../parties/same-word.ts'

export type Column = 'address' | 'name' | 'delegation' | 'function' | 'service'

export type PastedProblem =
  | 'address-missing'
  | 'address-invalid'
  | 'name-invalid'
  | 'delegation-missing'
  | 'delegation-unknown'
  | 'delegation-not-yours'
  | 'function-missing'
  | 'function-unknown'
  | 'function-not-yours'
  | 'service-invalid'
  | 'columns-too-many'
  | 'said-before'
  | 'other-name-before'

export type PastedRow = {
  /** Counted from 1, as the text was pasted. */
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
  /** What the cells were understood as; null where there is nothing, or where it does not fit. */
  readonly email: string | null
  readonly name: string | null
  readonly party: PartyId | null
  readonly function: PersonFunction | null
  readonly service: string | null
  readonly problems: readonly PastedProblem[]
}

export type PastedPeople = {
  readonly rows: readonly PastedRow[]
  /** Lines beyond those that are read; they are to be pasted apart. */
  readonly beyond: number
}

type Held = Parameters<typeof functionsToGive>[0]

/** Also of what would be refused only because it is very long. */
const maxLines = 400

const inOrder: readonly Column[] = ['address', 'delegation', 'function', 'service']

const columnByWord: Readonly<Record<string, Column>> = {
  address: 'address', 'e mail': 'address', email: 'address', mail: 'address', 'e mail address': 'address', 'email address': 'address',
  name: 'name', person: 'name', 'full name': 'name',
  delegation: 'delegation', party: 'delegation', country: 'delegation', 'member state': 'delegation', agency: 'delegation', organisation: 'delegation',
  function: 'function', role: 'function',
  service: 'service', unit: 'service', authority: 'service', office: 'service',
}

const functionByWord: Readonly<Record<string, PersonFunction>> = {
  reader: 'reader', reads: 'reader', read: 'reader', 'read only': 'reader',
  drafter: 'drafter', drafts: 'drafter', draft: 'drafter', writes: 'drafter', writer: 'drafter',
  speaks: 'speaks', speaker: 'speaks', 'speaks for the delegation': 'speaks', nec: 'speaks', 'deputy nec': 'speaks', 'national empact coordinator': 'speaks', 'deputy national empact coordinator': 'speaks',
  'support team': 'support-team', 'empact support team': 'support-team', est: 'support-team',
  secretariat: 'secretariat', 'general secretariat': 'secretariat',
  'commission facilitator': 'commission-facilitator', facilitator: 'commission-facilitator',
  administrator: 'administrator', admin: 'administrator', 'people and settings': 'administrator',
}

/** Reads the list as somebody with these memberships may invite. `only`: for that delegation, whose column may then be left
 *  empty. Empty lines are passed over. */
export function readPastedPeople(text: string, held: Held, only: PartyId | null = null): PastedPeople {
  const lines = linesOf(text).filter(({ content }) => isOfSomebody(content))
  const separator = separatorOf(lines.map(({ content }) => content))
  const [first, ...rest] = lines
  const named = first === undefined ? null : namedColumns(cellsOf(first.content, separator))
  const people = named === null ? lines : rest
  const rows: PastedRow[] = []
  for (const { content, line } of people.slice(0, maxLines)) rows.push(readRow(cellsOf(content, separator), line, named ?? inOrder, held, only, rows))
  return { rows, beyond: Math.max(0, people.length - maxLines) }
}

/** One invitation for each address, with all its functions; only of rows without a problem. In parts that can each be sent at once. */
export function invitationsOf(rows: readonly PastedRow[]): z.input<typeof InviteBody>[] {
  const people = new Map<string, { email: string; name: string | null; memberships: { party: PartyId; function: PersonFunction; service: string | null }[] }>()
  for (const { email, name, party, function: given, service, problems } of rows) {
    if (problems.length > 0 || email === null || party === null || given === null) continue
    const before = people.get(email)
    people.set(email, { email, name: name ?? before?.name ?? null, memberships: [...(before?.memberships ?? []), { party, function: given, service }] })
  }
  const all = [...people.values()]
  return Array.from({ length: Math.ceil(all.length / maxInvitedAtOnce) }, (_, part) => ({ people: all.slice(part * maxInvitedAtOnce, (part + 1) * maxInvitedAtOnce) }))
}

/** The list without the lines of these addresses, as it stood: what was not taken up stays, with the line that names the
 *  columns. Empty when no line is left. `rows` are those read from `text`. */
export function linesLeft(text: string, rows: readonly PastedRow[], invited: ReadonlySet<string>): string {
  const gone = new Set(rows.filter(({ email, problems }) => problems.length === 0 && email !== null && invited.has(email)).map(({ line }) => line))
  const left = linesOf(text).filter(({ line }) => !gone.has(line))
  const firstRead = rows[0]?.line ?? 1
  // Before the first person there is nothing but the names of columns.
  return left.some(({ line, content }) => line >= firstRead && isOfSomebody(content)) ? left.map(({ content }) => content).join('\n') : ''
}

function readRow(cells: readonly string[], line: number, columns: readonly (Column | null)[], held: Held, only: PartyId | null, before: readonly PastedRow[]): PastedRow {
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? ''
  const said = { address: addressIn(cell('address')), name: cell('name'), delegation: cell('delegation'), function: cell('function'), service: cell('service') }
  const problems: PastedProblem[] = []
  const email = parsed(Email, said.address)
  if (email === null) problems.push(said.address === '' ? 'address-missing' : 'address-invalid')
  const name = parsed(PersonName, said.name)
  if (name === null && said.name !== '') problems.push('name-invalid')
  const party = said.delegation === '' ? only : recogniseParty(said.delegation)
  const mine = party === null ? [] : functionsToGive(held, party)
  if (party === null) problems.push(said.delegation === '' ? 'delegation-missing' : 'delegation-unknown')
  else if (mine.length === 0 || (only !== null && party !== only)) problems.push('delegation-not-yours')
  const given = functionByWord[sameWord(said.function)] ?? null
  if (given === null) problems.push(said.function === '' ? 'function-missing' : 'function-unknown')
  else if (mine.length > 0 && !mine.includes(given)) problems.push('function-not-yours')
  const service = parsed(Service, said.service)
  if (service === null && said.service !== '') problems.push('service-invalid')
  if (cells.slice(columns.length).some(content => content !== '')) problems.push('columns-too-many')
  const sameAddress = before.filter(row => email !== null && row.email === email)
  if (sameAddress.some(row => row.party === party && row.function === given)) problems.push('said-before')
  if (name !== null && sameAddress.some(row => row.name !== null && row.name !== name)) problems.push('other-name-before')
  return { line, cells: said, email, name, party, function: given, service, problems }
}

const linesOf = (text: string): { readonly content: string; readonly line: number }[] => text.split(/\r\n|\r|\n/).map((content, index) => ({ content, line: index + 1 }))
const isOfSomebody = (content: string): boolean => /[\p{L}\p{N}]/u.test(content)

/** The first line, where it names columns; null where it is a person already. */
function namedColumns(cells: readonly string[]): (Column | null)[] | null {
  const columns = cells.map(cell => columnByWord[sameWord(cell)] ?? null)
  return columns.includes('address') && !cells.some(cell => cell.includes('@')) ? columns : null
}

/** A tab where there is one, else what parts most cells of the list. */
function separatorOf(lines: readonly string[]): string {
  const count = (mark: string): number => lines.filter(line => line.includes(mark)).length
  if (count('\t') > 0) return '\t'
  return count(';') >= count(',') ? ';' : ','
}

/** Cells may stand in quotation marks, doubled where they are meant, as spreadsheets write them. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < line.length; at++) {
    const mark = line[at] ?? ''
    if (isQuoted && mark === '"' && line[at + 1] === '"') {
      cell += '"'
      at++
    } else if (mark === '"' && (isQuoted || cell.trim() === '')) {
      isQuoted = !isQuoted
      if (isQuoted) cell = ''
    } else if (mark === separator && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else {
      cell += mark
    }
  }
  return [...cells, cell.trim()]
}

/** `Name <name@office.example>`, as mail programs write it, is the address alone; so is `mailto:`. */
const addressIn = (cell: string): string => (/<([^<>]+)>/.exec(cell)?.[1] ?? cell).replace(/^mailto:/i, '').trim()

type Parser = { safeParse(text: string): { readonly success: true; readonly data: string } | { readonly success: false } }

function parsed(schema: Parser, text: string): string | null {
  const result = schema.safeParse(text)
  return result.success ? result.data : null
}
