// The route of the search. What it answers is of one moment, and kept by no cache.
import { Hono } from 'hono'
import { SearchAnswer, SearchQuery } from '../../shared/api/search.ts'
import type { Search } from '../search/search.ts'
import { failure, queryOf } from './answers.ts'
import type { SignedInVariables } from './signed-in.ts'

export function searchRoutes(search: Search) {
  return new Hono<SignedInVariables>().get('/', queryOf(SearchQuery), async context => {
    const found = await search.find(context.get('session'), context.req.valid('query'))
    context.header('cache-control', 'no-store')
    if (!found.ok) return failure(context, found.error.code === 'search/too-often' ? 429 : 403, found.error.code, found.error.field)
    return context.json(SearchAnswer.parse(found.value))
  })
}
