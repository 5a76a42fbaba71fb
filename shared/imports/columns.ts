// What the columns of a table mean, by the words at their head: the product's own labels, what people write for them, and
// some national words. Where they stand plays no part.
import { spelt } from './spelling.ts'
import type { ImportRowCells, ImportTable } from './table.ts'

/** In the order in which they are offered. `ignored`: the table's own numbering and the like. */
export const importFields = [
  'title', 'description', 'expectedResult', 'goal', 'kind', 'levers', 'leader', 'coLeaders', 'participants', 'seeks', 'from', 'to', 'dates', 'jointActionDays', 'jointActionDaysCount',
  'indicators', 'indicatorUnit', 'indicatorTarget', 'funding', 'fundingSource', 'channel', 'ignored',
] as const
export type ImportField = (typeof importFields)[number]

const names: Readonly<Record<ImportField, readonly string[]>> = {
  title: ['title', 'action', 'operational action', 'action title', 'title of action', 'title of the action', 'name', 'action name', 'name of action', 'name of the action', 'oa', 'activity', 'oa title', 'titel', 'titre', 'título', 'titolo', 'tytuł', 'maßnahme', 'intitulé', 'acción', 'azione', 'actie'],
  description: ['description', 'description of action', 'description of the action', 'short description', 'details', 'content', 'what', 'objective', 'objectives', 'aim', 'beschreibung', 'descripción', 'descrizione', 'beschrijving', 'omschrijving', 'opis', 'περιγραφή', 'descrição', 'descriere'],
  expectedResult: ['expected result', 'expected results', 'expected outcome', 'outcome', 'outcomes', 'output', 'outputs', 'deliverable', 'deliverables', 'result', 'results', 'erwartetes ergebnis', 'ergebnis', 'résultat attendu', 'résultats attendus', 'resultado esperado', 'resultados', 'risultato atteso', 'verwacht resultaat', 'oczekiwany rezultat'],
  goal: ['main goal', 'goal', 'strategic goal', 'chsg', 'horizontal strategic goal', 'common horizontal strategic goal', 'goal no', 'goal number', 'ziel', 'strategisches ziel', 'objectif', 'objectif stratégique', 'objetivo', 'obiettivo', 'doel', 'cel'],
  kind: ['kind', 'type', 'type of action', 'kind of action', 'action type', 'category', 'art', 'type d action', 'tipo', 'soort', 'rodzaj'],
  levers: ['levers', 'lever', 'preventive or repressive', 'proactive or reactive', 'strategic or operational', 'preventive/repressive', 'approach', 'nature', 'stance', 'level', 'empact lever'],
  leader: ['action leader', 'leader', 'lead', 'led by', 'al', 'action lead', 'leading ms', 'lead ms', 'leading country', 'lead country', 'leiter', 'leitung', 'federführung', 'chef de file', 'responsable', 'pilote', 'líder', 'responsabile', 'leider', 'trekker', 'lider', 'ηγέτης'],
  coLeaders: ['co leaders', 'co leader', 'co lead', 'co action leader', 'co action leaders', 'coleader', 'coleaders', 'co leiter', 'co responsable', 'co chef de file', 'colíder', 'co responsabile', 'co leider', 'współlider'],
  participants: ['participants', 'participant', 'participating countries', 'participating ms', 'participating member states', 'participating states', 'participation', 'partners', 'ms', 'member states', 'countries', 'ms involved', 'involved countries', 'teilnehmer', 'teilnehmende staaten', 'pays participants', 'participantes', 'partecipanti', 'deelnemers', 'uczestnicy', 'συμμετέχοντες'],
  seeks: ['looks for participants', 'looking for', 'seeks', 'participants sought', 'partners sought'],
  from: ['from', 'start', 'start date', 'begin', 'beginning', 'starts', 'begins', 'starting date', 'von', 'beginn', 'du', 'début', 'date de début', 'desde', 'inicio', 'dal', 'inizio', 'van', 'begin datum', 'startdatum', 'początek', 'από'],
  to: ['to', 'end', 'end date', 'until', 'finish', 'ends', 'deadline', 'due date', 'completion date', 'bis', 'ende', 'enddatum', 'au', 'fin', 'date de fin', 'hasta', 'al termine', 'fine', 'tot', 'einde', 'einddatum', 'koniec', 'έως'],
  dates: ['dates', 'timeline', 'timeframe', 'time frame', 'period', 'duration', 'implementation period', 'timing', 'when', 'schedule', 'zeitraum', 'laufzeit', 'période', 'calendrier', 'plazo', 'periodo', 'periode', 'termin', 'okres'],
  jointActionDays: ['joint action days', 'joint action day', 'jad', 'jads', 'jad quarter', 'jads quarter', 'action days'],
  jointActionDaysCount: ['number of joint action days', 'number of jads', 'no of jads', 'number of jad'],
  indicators: ['indicators', 'indicator', 'kpi', 'kpis', 'key performance indicator', 'key performance indicators', 'performance indicators', 'measurable indicators', 'indikatoren', 'indikator', 'indicateurs', 'indicateur', 'indicadores', 'indicatori', 'indicatoren', 'wskaźniki', 'δείκτες'],
  indicatorUnit: ['unit', 'units', 'unit of measure', 'indicator unit', 'einheit', 'unité'],
  indicatorTarget: ['target', 'targets', 'target value', 'indicator target', 'zielwert', 'cible', 'valor objetivo'],
  funding: ['funding', 'budget', 'amount', 'amount in euro', 'cost', 'costs', 'estimated cost', 'estimated budget', 'funding needs', 'funding in euro', 'financing', 'eur', 'euro', 'finanzierung', 'kosten', 'financement', 'coût', 'presupuesto', 'financiación', 'finanziamento', 'financiering', 'finansowanie'],
  fundingSource: ['source', 'source of funding', 'funding source', 'source of financing', 'finanzierungsquelle', 'source de financement', 'fuente de financiación', 'fonte di finanziamento'],
  channel: ['information channel', 'channel', 'channel of information', 'information exchange', 'communication channel', 'kanal', 'canal', 'canale', 'kanaal'],
  ignored: ['no', 'nr', 'number', '#', 'ref', 'reference', 'id', 'oa no', 'oa number', 'action no', 'action number', 'lfd nr', 'n', 'numéro', 'número', 'numero', 'lp', 'status', 'remarks', 'comments', 'comment', 'contact', 'contact person', 'priority', 'crime area'],
}

const fieldByName = new Map(importFields.flatMap(field => names[field].map(name => [spelt(name), field] as const)))
const longestFirst = [...fieldByName].sort(([one], [other]) => other.length - one.length)
/** Words too short or too common to be looked for inside a heading. */
const onlyAlone = new Set(['no', 'nr', 'n', 'to', 'al', 'du', 'au', 'ms', 'oa', 'what', 'when', 'art', 'id', 'van', 'tot', 'cel', 'fin', 'lp', 'end', 'name', 'number', 'content', 'level', 'nature', 'action', 'status', 'result', 'results', 'source', 'countries', 'contact', 'euro', 'eur'])

/** Rows in which a heading is looked for; above it stand titles and notes. */
const headingRows = 12
const maxHeadingLength = 80

/** The field that a heading names: all of its words, those outside brackets, or the longest name in it. Null for none. */
export function fieldOf(heading: string): ImportField | null {
  if (heading.length > maxHeadingLength) return null
  const whole = fieldByName.get(spelt(heading)) ?? fieldByName.get(spelt(heading.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')))
  if (whole !== undefined) return whole
  if (heading.trim() === '#') return 'ignored'
  const words = ` ${spelt(heading)} `
  return longestFirst.find(([name]) => !onlyAlone.has(name) && words.includes(` ${name} `))?.[1] ?? null
}

/** A title is asked for once, and so is whatever holds one value; the first such column has it. */
const mayRepeat: readonly ImportField[] = ['ignored', 'description', 'expectedResult', 'levers', 'participants', 'coLeaders', 'indicators', 'funding']

export type Headings = {
  /** Index of the row with the headings; null where none names its columns. */
  readonly row: number | null
  /** By column, as many as the table has. */
  readonly fields: readonly (ImportField | null)[]
}

/** Finds the row that names most columns, among the first. One name is enough only where there are no more than two columns. */
export function headingsOf({ rows }: ImportTable): Headings {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  let best: { readonly row: number; readonly fields: readonly (ImportField | null)[]; readonly named: number } | null = null
  for (const [index, row] of rows.slice(0, headingRows).entries()) {
    const fields = fieldsIn(row, width)
    const named = new Set(fields.filter(field => field !== null && field !== 'ignored')).size
    if (named >= Math.min(2, Math.ceil(width / 2)) && named > 0 && named > (best?.named ?? 0)) best = { row: index, fields, named }
  }
  if (best !== null) return best
  return { row: null, fields: Array.from({ length: width }, (_, index) => (width === 1 && index === 0 ? 'title' : null)) }
}

function fieldsIn(row: ImportRowCells, width: number): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return Array.from({ length: width }, (_, index) => {
    const words = row[index]?.text ?? ''
    const field = words === '' ? null : fieldOf(words)
    if (field === null || (taken.has(field) && !mayRepeat.includes(field))) return null
    taken.add(field)
    return field
  })
}
