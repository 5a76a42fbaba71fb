// Full text, asked of the server.
import { SearchAnswer, type SearchQuery } from '../shared/api/search.ts'
import { answerOf, api } from './api.ts'

export const searchApi = {
  /** `signal` ends the asking: what was typed since is another question. */
  find: (query: SearchQuery, signal: AbortSignal) => answerOf(api.search.$get({ query }, { init: { signal } }), SearchAnswer),
}
