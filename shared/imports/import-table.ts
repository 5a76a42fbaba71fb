// From a table of cells to actions that could be added, row by row, with what does not fit said at its cell. Pure: nothing
// is written, and the same table read again after a correction gives the corrected rows.
import type { GoalId, PartyId } from '../ids.ts'
import { isQuartersOnly } from '../documents/plan.ts'
import { reasonNot } from '../parties/eligibility.ts'
import type { EligibilityRefusal, Role } from '../parties/eligibility.ts'
import { partyById } from '../parties/parties.ts'
import { daysOfQuarter, quarterOf } from '../schema/values.ts'
import type { IsoDay, Quarter } from '../schema/values.ts'
import { actionKindLabels, actionKinds, channelLabels, channels, fundingSourceLabels, fundingSources } from '../vocabularies/vocabularies.ts'
import type { ActionKind, Channel, LeverLevel, LeverNature, LeverStance } from '../vocabularies/vocabularies.ts'
import { fundingIn, indicatorIn, numberIn, sourceIn } from './amounts.ts'
import type { FundingRead, IndicatorRead } from './amounts.ts'
import { channelIn, goalsIn, kindIn, leversIn } from './choices.ts'
import type { GoalOfCycle } from './choices.ts'
import { headingsOf } from './columns.ts'
import type { ImportField } from './columns.ts'
import { jointActionDaysIn, spanIn } from './days.ts'
import type { Period } from './days.ts'
import { delegationsIn } from './delegations.ts'
import { saysNothing, spelt } from './spelling.ts'
import { loneSurrogates, maxCellCharacters } from './table.ts'
import type { ImportTable } from './table.ts'

/** Characters of a title; a longer one is a description. */
export const maxTitleCharacters = 300
/** Rows of one kind in one action. */
const maxRowsInAction = 30

export type ImportContext = {
  readonly goals: readonly GoalOfCycle[]
  /** For rows that name none. */
  readonly goalHere: GoalId
  readonly period: Period | null
}

/** An action that is not in the plan yet. Lines of texts, without line breaks in them. */
export type ActionDraft = {
  readonly title: string
  readonly description: readonly string[]
  readonly expectedResult: readonly string[]
  readonly goal: GoalId
  readonly goalsServed: readonly GoalId[]
  readonly kind?: ActionKind
  readonly nature?: LeverNature
  readonly stance?: LeverStance
  readonly level?: LeverLevel
  readonly leader?: PartyId
  readonly coLeaders: readonly PartyId[]
  readonly participants: readonly PartyId[]
  readonly seeks?: string
  readonly from?: IsoDay
  readonly to?: IsoDay
  readonly jointActionDays: readonly { readonly quarter?: Quarter; readonly count?: number }[]
  readonly indicators: readonly IndicatorRead[]
  readonly funding: readonly FundingRead[]
  readonly channel?: Channel
}

export type ImportProblemCode =
  | 'title-missing'
  | 'title-too-long'
  | 'text-too-long'
  | 'goal-unknown'
  | 'kind-unknown'
  | 'levers-unknown'
  | 'channel-unknown'
  | 'delegation-unknown'
  | 'delegation-several'
  | 'delegation-may-not'
  | 'one-leader'
  | 'day-unreadable'
  | 'year-missing'
  | 'whole-quarters'
  | 'exact-day'
  | 'quarter-missing'
  | 'amount-unreadable'
  | 'amount-rounded'
  | 'other-currency'
  | 'own-resources'
  | 'funding-source-unknown'
  | 'target-unreadable'
  | 'too-many'

/** Where a cell stands in the table. */
export type CellPlace = { readonly row: number; readonly column: number }

/** `text` is the whole cell as it would read. */
export type ImportSuggestion = { readonly label: string; readonly text: string }

export type ImportProblem = {
  readonly code: ImportProblemCode
  readonly field: ImportField
  /** Null where the table has no such cell. */
  readonly at: CellPlace | null
  /** The words that do not fit. */
  readonly words: string
  /** What becomes of them where nobody corrects them. */
  readonly effect: 'left-out' | 'changed'
  /** Why a delegation may not, for `delegation-may-not`. */
  readonly reason?: EligibilityRefusal['code']
  readonly suggestions: readonly ImportSuggestion[]
}

export type ImportedRow = {
  /** Indexes of the rows of the table that make this action: more than one where cells are merged downwards. */
  readonly rows: readonly number[]
  readonly draft: ActionDraft
  readonly problems: readonly ImportProblem[]
}

export type ImportedColumn = { readonly column: number; readonly heading: string; readonly field: ImportField | null; readonly sample: string }
export type ImportedTable = {
  readonly columns: readonly ImportedColumn[]
  readonly rows: readonly ImportedRow[]
  /** Whether a row with headings was found. */
  readonly hasHeadings: boolean
}

/** @param assigned what each column means, where a person has said so; else by its heading. */
export function importTable(table: ImportTable, context: ImportContext, assigned?: readonly (ImportField | null)[]): ImportedTable {
  const headings = headingsOf(table)
  const fields = assigned ?? headings.fields
  const firstRow = headings.row === null ? 0 : headings.row + 1
  const rows: ImportedRow[] = []
  let goalAbove: GoalId | null = null
  for (const group of groupsOf(table, fields, firstRow)) {
    if (headings.row !== null && isHeadingAgain(table, group, headings.row)) continue
    const section = goalHeading(table, group, context)
    if (section !== null) goalAbove = section
    else if (!isTotal(table, group)) rows.push(new RowReader(table, fields, group, { ...context, goalHere: goalAbove ?? context.goalHere }).read())
  }
  const columns = fields.map((field, column) => ({
    column,
    field,
    heading: headings.row === null ? '' : (table.rows[headings.row]?.[column]?.text ?? ''),
    sample: table.rows.slice(firstRow).find(row => (row[column]?.text ?? '') !== '')?.[column]?.text.slice(0, 80) ?? '',
  }))
  return { columns, rows, hasHeadings: headings.row !== null }
}

/** The table with another text in one cell. */
export function withCell(table: ImportTable, { row, column }: CellPlace, text: string): ImportTable {
  return {
    rows: table.rows.map((cells, index) => {
      if (index !== row) return cells
      const wide = Array.from({ length: Math.max(cells.length, column + 1) }, (_, at) => cells[at] ?? { text: '' })
      return wide.with(column, { text })
    }),
  }
}

/** Of several tables of a file the one that names most columns, then the largest. */
export function mainTable(tables: readonly ImportTable[]): number {
  const worth = tables.map(table => headingsOf(table).fields.filter(field => field !== null).length * 10_000 + table.rows.length)
  return worth.indexOf(Math.max(...worth))
}

/** Rows whose title is merged with the one above belong to that action. */
function groupsOf({ rows }: ImportTable, fields: readonly (ImportField | null)[], firstRow: number): number[][] {
  const titleColumn = fields.indexOf('title')
  const groups: number[][] = []
  for (let row = firstRow; row < rows.length; row++) {
    const last = groups.at(-1)
    if (last !== undefined && titleColumn >= 0 && rows[row]?.[titleColumn]?.continues === true) last.push(row)
    else groups.push([row])
  }
  return groups
}

const wordsOf = ({ rows }: ImportTable, group: readonly number[]): readonly string[] => group.flatMap(row => (rows[row] ?? []).map(({ text }) => text).filter(text => text !== ''))

/** Word repeats the headings on every page of a table that was pasted together. */
function isHeadingAgain(table: ImportTable, group: readonly number[], headingRow: number): boolean {
  return spelt(wordsOf(table, group).join(' ')) === spelt(wordsOf(table, [headingRow]).join(' '))
}

/** A row that only says a goal stands over the rows that follow. */
function goalHeading(table: ImportTable, group: readonly number[], { goals }: ImportContext): GoalId | null {
  const words = wordsOf(table, group)
  const [only] = words
  if (only === undefined || words.length > 1 || !/goal|chsg|ziel|objecti|objetivo|obiettivo/i.test(only)) return null
  const read = goalsIn(only, goals)
  return read.unknown === null ? (read.goals[0] ?? null) : null
}

const isTotal = (table: ImportTable, group: readonly number[]): boolean => /^(?:grand )?(?:total|sum|summe|totale)$/.test(spelt(wordsOf(table, group)[0] ?? ''))

class RowReader {
  private readonly problems: ImportProblem[] = []
  private readonly table: ImportTable
  private readonly fields: readonly (ImportField | null)[]
  private readonly group: readonly number[]
  private readonly context: ImportContext

  constructor(table: ImportTable, fields: readonly (ImportField | null)[], group: readonly number[], context: ImportContext) {
    this.table = table
    this.fields = fields
    this.group = group
    this.context = context
  }

  read(): ImportedRow {
    const kind = this.choice('kind', kindIn, 'kind-unknown', actionKinds.map(known => actionKindLabels[known]))
    const channel = this.choice('channel', channelIn, 'channel-unknown', channels.map(known => channelLabels[known]))
    const seeks = this.words('seeks').replace(/\n/g, ' ').slice(0, 200)
    const draft: ActionDraft = {
      title: this.title(),
      description: this.lines('description'),
      expectedResult: this.lines('expectedResult'),
      ...this.goals(),
      ...(kind === null ? {} : { kind }),
      ...this.levers(),
      ...this.delegations(),
      ...(seeks === '' ? {} : { seeks }),
      ...this.dates(kind),
      jointActionDays: this.jointActionDays(),
      indicators: this.indicators(),
      funding: this.funding(),
      ...(channel === null ? {} : { channel }),
    }
    return { rows: this.group, draft, problems: this.problems }
  }

  /** Of all columns that mean this field and all rows of the action, each on a line. */
  private words(field: ImportField): string {
    return this.cells(field).map(({ text }) => text).filter(text => text !== '').join('\n')
  }

  private cells(field: ImportField): readonly (CellPlace & { readonly text: string })[] {
    return this.group.flatMap(row => this.fields.flatMap((meaning, column) => (meaning === field ? [{ row, column, text: this.textAt(row, column) }] : [])))
  }

  /** A goal or leader merged over several actions holds for each of them. */
  private textAt(row: number, column: number): string {
    let at = row
    if (row === this.group[0] && this.fields[column] !== 'title') while (this.table.rows[at]?.[column]?.continues === true && at > 0) at--
    return this.table.rows[at]?.[column]?.text ?? ''
  }

  private tell(code: ImportProblemCode, field: ImportField, words: string, more: Partial<Pick<ImportProblem, 'effect' | 'reason'>> & { readonly instead?: readonly { readonly label: string; readonly words: string }[] } = {}): void {
    const { instead = [], effect = 'left-out', reason } = more
    const cells = this.cells(field)
    const cell = cells.find(({ text }) => words !== '' && text.includes(words)) ?? cells[0]
    this.problems.push({
      code,
      field,
      words: words.slice(0, 120),
      effect,
      ...(reason === undefined ? {} : { reason }),
      at: cell === undefined ? null : { row: cell.row, column: cell.column },
      suggestions: cell === undefined ? [] : instead.map(({ label, words: put }) => ({ label, text: words === '' ? put : cell.text.replace(words, () => put) })),
    })
  }

  private title(): string {
    const words = this.words('title').replace(/\n+/g, ' ').trim()
    if (words === '') this.tell('title-missing', 'title', '')
    if (words.length <= maxTitleCharacters) return words
    this.tell('title-too-long', 'title', words, { effect: 'changed' })
    return words.slice(0, maxTitleCharacters).replace(loneSurrogates, '')
  }

  private lines(field: 'description' | 'expectedResult'): readonly string[] {
    const cells = this.cells(field).filter(({ text }) => text !== '')
    const fitting = cells.filter(({ text }) => text.length <= maxCellCharacters)
    for (const { text } of cells) if (text.length > maxCellCharacters) this.tell('text-too-long', field, text)
    return fitting.flatMap(({ text }) => text.split('\n')).map(line => line.trim()).filter(line => line !== '')
  }

  private goals(): Pick<ActionDraft, 'goal' | 'goalsServed'> {
    const words = this.words('goal')
    if (saysNothing(words)) return { goal: this.context.goalHere, goalsServed: [] }
    const { goals, unknown } = goalsIn(words, this.context.goals)
    if (unknown !== null) this.tell('goal-unknown', 'goal', unknown, { instead: this.context.goals.map(({ code, title }) => ({ label: `${code} ${title}`, words: code })) })
    const [goal = this.context.goalHere, ...served] = goals
    return { goal, goalsServed: served.filter(other => other !== goal) }
  }

  private choice<T>(field: ImportField, read: (words: string) => T | null, code: ImportProblemCode, labels: readonly string[]): T | null {
    const words = this.words(field)
    if (saysNothing(words)) return null
    const value = read(words)
    if (value === null) this.tell(code, field, words, { instead: labels.map(label => ({ label, words: label })) })
    return value
  }

  private levers(): Pick<ActionDraft, 'nature' | 'stance' | 'level'> {
    const words = this.words('levers')
    const levers = saysNothing(words) ? {} : leversIn(words)
    if (levers === null) this.tell('levers-unknown', 'levers', words)
    return levers ?? {}
  }

  private delegations(): Pick<ActionDraft, 'leader' | 'coLeaders' | 'participants'> {
    const [leader, ...others] = this.named('leader', 'action-leader')
    if (others.length > 0) this.tell('one-leader', 'leader', this.words('leader'), { effect: 'changed' })
    const coLeaders = [...new Set([...others, ...this.named('coLeaders', 'co-leader')])].filter(party => party !== leader)
    // Who leads takes part anyway, also where "all Member States" are said to.
    const participants = this.named('participants', 'participant').filter(party => party !== leader && !coLeaders.includes(party))
    return { ...(leader === undefined ? {} : { leader }), coLeaders, participants }
  }

  private named(field: 'leader' | 'coLeaders' | 'participants', role: Role): readonly PartyId[] {
    const { found, unknown } = delegationsIn(this.words(field))
    for (const { words, near } of unknown) {
      const able = near.filter(party => reasonNot(role, party) === null)
      this.tell(near.length > 1 ? 'delegation-several' : 'delegation-unknown', field, words, { instead: able.map(partyById).map(({ code, name }) => ({ label: `${code} ${name}`, words: name })) })
    }
    return found.filter(party => {
      const reason = reasonNot(role, party)
      if (reason !== null) this.tell('delegation-may-not', field, this.wordsFor(field, party), { reason })
      return reason === null
    })
  }

  /** How the cell calls a delegation that was found in it. */
  private wordsFor(field: ImportField, party: PartyId): string {
    const { code, name } = partyById(party)
    const words = this.words(field)
    return [code, name].find(called => words.includes(called)) ?? words
  }

  private dates(kind: ActionKind | null): Pick<ActionDraft, 'from' | 'to'> {
    const both = this.span('dates')
    let from = this.span('from')?.first ?? both?.first
    let to = this.span('to')?.last ?? both?.last
    if (kind !== null && isQuartersOnly(kind)) {
      const [first, last] = [from && daysOfQuarter(quarterOf(from)).first, to && daysOfQuarter(quarterOf(to)).last]
      const field = this.words('dates') === '' ? (first !== from ? 'from' : 'to') : 'dates'
      if (first !== from || last !== to) this.tell('whole-quarters', field, this.words(field), { effect: 'changed' })
      ;[from, to] = [first, last]
    }
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  }

  private span(field: 'from' | 'to' | 'dates'): { readonly first: IsoDay; readonly last: IsoDay } | null {
    const words = this.words(field).replace(/\n/g, ' ')
    if (saysNothing(words)) return null
    const span = spanIn(words, this.context.period)
    if (span === 'unreadable') this.tell('day-unreadable', field, words)
    if (span === 'year-missing') this.tell('year-missing', field, words, { instead: this.years().map(year => ({ label: `${words} ${year}`, words: `${words} ${year}` })) })
    return typeof span === 'string' ? null : span
  }

  private years(): readonly string[] {
    const { period } = this.context
    return period === null ? [] : [...new Set([period.start.slice(0, 4), period.end.slice(0, 4)])]
  }

  private jointActionDays(): ActionDraft['jointActionDays'] {
    const count = numberIn(this.words('jointActionDaysCount'))?.number
    const rows = this.parts('jointActionDays', /[\n;,+]|\sand\s/).flatMap(line => {
      const read = jointActionDaysIn(line, this.context.period)
      if (read === null && /^(?:no|n)$/.test(spelt(line))) return []
      if (read === null || read.quarter === undefined) {
        this.tell('quarter-missing', 'jointActionDays', line, { effect: read === null ? 'left-out' : 'changed' })
        return read === null ? [] : [read]
      }
      if (read.isExact === true) this.tell('exact-day', 'jointActionDays', line, { effect: 'changed' })
      return [{ quarter: read.quarter, ...(read.count === undefined ? {} : { count: read.count }) }]
    })
    if (count === undefined || !Number.isInteger(count) || count < 1 || count > 99) return rows
    if (rows.length === 0) return [{ count }]
    return rows.length === 1 && rows[0] !== undefined && rows[0].count === undefined ? [{ ...rows[0], count }] : rows
  }

  private indicators(): readonly IndicatorRead[] {
    const units = this.parts('indicatorUnit', /[\n;]/)
    const targets = this.parts('indicatorTarget', /[\n;]/)
    const named = this.parts('indicators', /[\n;]/).map(indicatorIn).filter(indicator => indicator !== null)
    for (const words of targets) if (numberIn(words) === null) this.tell('target-unreadable', 'indicatorTarget', words)
    const count = Math.max(named.length, targets.length)
    return Array.from({ length: Math.min(count, maxRowsInAction) }, (_, index) => {
      const words = targets[index]
      const target = words === undefined ? null : numberIn(words)
      const beside = words === undefined || target === null ? '' : words.replace(target.words, ' ').replace(/[^\p{L}\p{N}%]+/gu, ' ').trim().slice(0, 60)
      const unit = units[index]?.slice(0, 60) ?? (beside === '' ? undefined : beside)
      return {
        ...named[index],
        ...(unit === undefined ? {} : { unit }),
        ...(target === null || target.number > 1_000_000_000 ? {} : { target: target.number }),
      }
    })
  }

  private funding(): readonly FundingRead[] {
    const sources = this.parts('fundingSource', /[\n;]/)
    const rows = this.parts('funding', /[\n;]|\s\+\s/).flatMap(line => {
      const { row, problem } = fundingIn(line)
      const instead = problem === 'funding-source-unknown' ? fundingSources.map(source => ({ label: fundingSourceLabels[source], words: `${numberIn(line)?.words ?? ''} ${fundingSourceLabels[source]}`.trim() })) : []
      if (problem !== null && !(problem === 'funding-source-unknown' && sources.length > 0)) this.tell(problem, 'funding', line, { effect: problem === 'amount-rounded' ? 'changed' : 'left-out', instead })
      return row === null ? [] : [row]
    })
    const named = sources.map(words => {
      const source = sourceIn(words)
      if (source === null) this.tell('funding-source-unknown', 'fundingSource', words, { instead: fundingSources.map(known => ({ label: fundingSourceLabels[known], words: fundingSourceLabels[known] })) })
      return source
    })
    return Array.from({ length: Math.max(rows.length, named.length) }, (_, index) => {
      const source = rows[index]?.source ?? named[index] ?? (named.length === 1 ? named[0] : null) ?? null
      return { ...rows[index], ...(source === null ? {} : { source }) }
    }).filter(row => Object.keys(row).length > 0)
  }

  private parts(field: ImportField, separator: RegExp): readonly string[] {
    const parts = this.words(field).split(separator).map(part => part.trim()).filter(part => !saysNothing(part) || /tb[dc]|to be/i.test(part) && field === 'funding')
    if (parts.length > maxRowsInAction) this.tell('too-many', field, parts[maxRowsInAction] ?? '')
    return parts.slice(0, maxRowsInAction)
  }
}
