// Whether a request that may change something comes from a page of ours. Browsers send our cookie along with what any
// page starts, but they also say from which page: that word is compared whole with the list in the configuration.
import { createMiddleware } from 'hono/factory'
import type { Config } from '../config.ts'
import { failure } from '../api/answers.ts'

/** True for an `Origin` that is exactly one of ours; a request that does not say its origin is not. */
export function originIsOurs(request: Request, config: Pick<Config, 'origins'>): boolean {
  const origin = request.headers.get('origin')
  return origin !== null && config.origins.includes(origin)
}

/** Refuses with 403, before anything else happens, what is neither a plain read nor ours. An upgrade to a websocket
 *  is a GET, yet another page could start it, so it is asked too. */
export function originCheck(config: Pick<Config, 'origins'>) {
  return createMiddleware(async (context, next) => {
    const { method, headers } = context.req.raw
    const isPlainRead = (method === 'GET' || method === 'HEAD') && headers.get('upgrade') === null
    if (!isPlainRead && !originIsOurs(context.req.raw, config)) return failure(context, 403, 'origin/not-ours')
    await next()
  })
}
