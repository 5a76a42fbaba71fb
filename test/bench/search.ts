// npm run bench -- search: how long a search takes over the sample workspace, as a page is answered: over HTTP, one after the
// other, with queries as they are typed, letter by letter.
import { performance } from 'node:perf_hooks'
import { SearchAnswer } from '../../shared/api/search.ts'
import { searchesPerSecond } from '../../shared/protocol/limits.ts'
import { startServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { currentLoad, machineRows } from './machine.ts'
import { quantilesOf } from './quantiles.ts'
import { shares } from './report.ts'
import { milliseconds, tableOf } from './table.ts'

/** References, words of titles and texts, parts of words, words with and without accents, and what is nowhere. */
const queries = ['MS-26-014', 'env 26 7', 'debriefing reports', 'fishermen', 'smuggl', 'the', 'port', 'Kövesd', 'joint action days', 'environmental crime 2026', 'Jonna Feldwiese', 'quetzalnothing', 'ing', 'cross-border', 'an operational analysis of the routes']
/** One after the other by as many people as keep each below what one person may ask. */
const people = ['de-drafter', 'it-speaks', 'fr-drafter', 'support-team', 'frontex-speaks', 'nl-speaks']
const parties = ['ms-de', 'ms-it', 'ms-fr', 'europol', 'frontex', 'ms-nl']
const rounds = 3

const load = currentLoad()
const server = await startServer()
try {
  const asking: { readonly who: SignedInPerson; readonly party: string }[] = []
  for (const [index, name] of people.entries()) asking.push({ who: await signInAs(server.origin, name), party: parties[index] ?? '' })
  const typed = queries.flatMap(query => Array.from({ length: query.length }, (_, end) => query.slice(0, end + 1))).filter(query => query.trim() !== '')
  const samples: number[] = []
  let found = 0
  const pauseMs = 1000 / (searchesPerSecond * asking.length)
  for (let round = 0; round < rounds; round++) {
    for (const [index, q] of typed.entries()) {
      const person = asking[index % asking.length]
      if (person === undefined) continue
      const startedAt = performance.now()
      const { status, json } = await person.who.call('GET', `/api/search?${new URLSearchParams({ q, party: person.party })}`)
      const tookMs = performance.now() - startedAt
      if (status !== 200) throw new Error(`a search was answered with ${status}`)
      // The first round is of a server that has just started.
      if (round > 0) samples.push(tookMs)
      found += SearchAnswer.parse(json).actions.length
      await new Promise(resolve => setTimeout(resolve, Math.max(0, pauseMs - tookMs)))
    }
  }
  const numbers = quantilesOf(samples)
  console.log(tableOf([
    { title: 'Machine', rows: machineRows(load) },
    {
      title: 'Search: the sample workspace, as typed, letter by letter',
      rows: [
        ['asked to answered, over HTTP', `${shares(numbers)} (${numbers.count} searches)`],
        ['actions found', String(found)],
        ['p95 below 100 ms', numbers.p95 !== null && numbers.p95 < 100 ? 'yes' : `no: ${milliseconds(numbers.p95 ?? Number.NaN)}`],
      ],
    },
  ]))
  if (found === 0) throw new Error('nothing was found, so nothing was measured')
} finally {
  await server.remove()
}
