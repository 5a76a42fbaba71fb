// Delegations as people write them in a cell: codes, English and national names, lists of them. What could be two, or
// none that is known, is not guessed: it is told with those that are near.
import type { PartyId } from '../ids.ts'
import { nationalNames } from '../parties/national-names.ts'
import { parties } from '../parties/parties.ts'
import { lettersApart, saysNothing, spelt } from './spelling.ts'

/** `near` may be empty; of several that share a name all are near. */
export type UnknownDelegation = { readonly words: string; readonly near: readonly PartyId[] }
/** Each delegation once, in the order of the cell. */
export type DelegationsRead = { readonly found: readonly PartyId[]; readonly unknown: readonly UnknownDelegation[] }

/** Of what is not known in one cell no more is told: by then it is a sentence and no list. */
const maxUnknown = 6
/** In one cell; a longer list is no list of delegations. */
const maxNames = 120
const maxNear = 3

const partiesByName = new Map<string, PartyId[]>()
for (const { id, code, name, aliases } of parties) {
  for (const word of [code, id.replace(/^(?:ms|tc|pp)-/, ''), name, name.split(',')[0] ?? '', ...aliases, ...(nationalNames[id] ?? [])]) addName(word, id)
}
for (const [id, words] of [['com', ['EC', 'Commission', 'EU Commission', 'DG HOME']], ['euda', ['EMCDDA']], ['frontex', ['EBCGA']], ['tc-us', ['U.S.', 'U.S.A.']], ['tc-uk', ['U.K.']]] as const) {
  const party = parties.find(known => known.id === id)
  if (party !== undefined) for (const word of words) addName(word, party.id)
}

const memberStates = parties.filter(({ kind }) => kind === 'member-state').map(({ id }) => id)
const allMemberStates = new Set(['all ms', 'all mss', 'all member states', 'all eu ms', 'all eu member states', '27 ms', 'eu27', 'eu 27', 'eu ms'])

export function delegationsIn(cell: string): DelegationsRead {
  const found = new Set<PartyId>()
  const unknown: UnknownDelegation[] = []
  let names = 0
  const read = (words: string): void => {
    if (saysNothing(words) || unknown.length >= maxUnknown || names++ > maxNames) return
    if (allMemberStates.has(spelt(words))) return void memberStates.forEach(party => found.add(party))
    const known = partiesCalled(words)
    const [only] = known
    if (only !== undefined && known.length === 1) return void found.add(only)
    const parts = known.length > 1 ? null : partsOf(words)
    if (parts !== null) parts.forEach(read)
    else unknown.push({ words: words.trim().slice(0, 80), near: known.length > 1 ? known : nearTo(words) })
  }
  for (const line of cell.split(/[;\n•·]|\s\|\s/)) read(withoutHeading(line))
  return { found: [...found], unknown }
}

/** All that go by these words: none, one, or several that share a name or are named beside each other. */
export function partiesCalled(words: string): readonly PartyId[] {
  const whole = namedBy(words)
  if (whole.length > 0) return whole
  // "Germany (BKA)" is Germany, "Federal Police (BE)" is Belgium, and of "DE (FR)" nobody knows.
  const [, before, inside] = /^([^()]*)\(([^()]*)\)?\s*$/.exec(words) ?? []
  if (before !== undefined) return [...new Set([...namedBy(before), ...namedBy(inside ?? '')])]
  // "DE – Bundeskriminalamt", where no other delegation stands behind the dash.
  const [, named = '', rest = ''] = /^([^,/&+]{2,60}?)\s*(?:[–—:]|\s-\s)([^,/&+]*)$/.exec(words) ?? []
  return namedBy(rest).length === 0 ? namedBy(named) : []
}

function namedBy(words: string): readonly PartyId[] {
  const name = spelt(words)
  return partiesByName.get(name) ?? partiesByName.get(withoutArticle(name)) ?? []
}

function addName(words: string, id: PartyId): void {
  for (const name of new Set([spelt(words), withoutArticle(spelt(words))])) {
    if (name === '') continue
    const known = partiesByName.get(name)
    if (known === undefined) partiesByName.set(name, [id])
    else if (!known.includes(id)) known.push(id)
  }
}

function withoutArticle(name: string): string {
  return name.replace(/^(?:the|la|le|les|die|el|il) (?=...)/, '').replace(/^(?:federal )?(?:republic|kingdom) of (?:the )?/, '')
}

/** "MS: DE, FR" */
const withoutHeading = (line: string): string =>
  line.replace(/^\s*(?:ms|mss|member states?|eu agencies|agencies|third countries|tc|others?|participants?|partners?|leader|co-leaders?)\s*:/i, '')

/** The parts of a list, by the first separator that parts it; null where it is no list. */
function partsOf(words: string): readonly string[] | null {
  for (const separator of [/,/, /\//, /[&+]/]) {
    const parts = splitOutsideBrackets(words, separator)
    if (parts.length > 1) return parts
  }
  for (const separator of [/\s(?:and|und|et|y|e|en|i)\s/i, /\s?[–—]\s?|\s-\s/]) {
    const parts = splitOutsideBrackets(words, separator)
    if (parts.length > 1) return joined(parts)
  }
  const codes = words.trim().split(/\s+/)
  return codes.length > 1 && codes.every(code => /^[\p{Lu}@-]{2,8}$/u.test(code) && partiesCalled(code).length > 0) ? codes : null
}

/** Some names hold such a word themselves: Bosnia and Herzegovina. */
function joined(parts: readonly string[]): readonly string[] {
  const names: string[] = []
  for (let index = 0; index < parts.length; index++) {
    const two = `${parts[index]} and ${parts[index + 1] ?? ''}`
    const isOne = index + 1 < parts.length && namedBy(two).length > 0
    names.push(isOne ? two : (parts[index] ?? ''))
    if (isOne) index++
  }
  return names
}

function splitOutsideBrackets(words: string, separator: RegExp): readonly string[] {
  // What stands in brackets belongs to what stands before them.
  const bracketed: string[] = []
  const bare = words.replace(/\([^()]*\)/g, inner => `\u0000${bracketed.push(inner) - 1}\u0000`)
  // oxlint-disable-next-line no-control-regex -- a character that no cell holds
  return bare.split(separator).map(part => part.replace(/\u0000(\d+)\u0000/g, (_, index: string) => bracketed[Number(index)] ?? ''))
}

function nearTo(words: string): readonly PartyId[] {
  const name = withoutArticle(spelt(words))
  if (name.length < 3 || name.length > 40) return []
  const most = name.length < 6 ? 1 : name.length < 10 ? 2 : 3
  const near: { readonly party: PartyId; readonly apart: number }[] = []
  for (const [known, ids] of partiesByName) {
    if (known.length < 4) continue
    const apart = known.startsWith(name) || (known.length > 4 && ` ${name} `.includes(` ${known} `)) ? 1 : lettersApart(name, known, most)
    if (apart <= most) for (const party of ids) near.push({ party, apart })
  }
  near.sort((one, other) => one.apart - other.apart)
  return [...new Set(near.map(({ party }) => party))].slice(0, maxNear)
}
