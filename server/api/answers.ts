// How the API answers: `{ error: { code, message, field? } }` with the sentence from the one catalogue, and bodies and
// addresses that were parsed by their schema before any service sees them.
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import { isMessageCode, sentences } from '../../shared/messages/index.ts'

export type ApiStatus = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500 | 503

export function failure<Status extends ApiStatus>(context: Context, status: Status, code: string, field?: string) {
  const message = isMessageCode(code) ? sentences[code] : sentences['api/unexpected']
  return context.json({ error: { code, message, ...(field === undefined ? {} : { field }) } }, status)
}

/** Reads no more of a body than this, whatever length it claims to have. */
export const limitBody = (maxBytes: number, code = 'api/too-large') => bodyLimit({ maxSize: maxBytes, onError: context => failure(context, 413, code) })

/** Waits for the whole body, and then asks `again` what was asked before it was waited for: while a body is on its way a right may
 *  end, and must not be used once more. */
export const wholeBody = (again: MiddlewareHandler) => createMiddleware(async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
  const isThere = await context.req.arrayBuffer().then(() => true, () => false)
  return isThere ? again(context, next) : failure(context, 400, 'api/invalid-body')
})

/** Parses the body as JSON by `schema`; the route reads it with `context.req.valid('json')`. The first field that is wrong
 *  is named, under the code that the schema gives as its message. */
export function jsonBody<Schema extends z.ZodType<object>>(schema: Schema) {
  type Json = { in: { json: z.input<Schema> }; out: { json: z.output<Schema> } }
  return createMiddleware<object, string, Json>(async (context, next) => {
    let json: unknown
    try {
      json = await context.req.json()
    } catch {
      return failure(context, 400, 'api/invalid-body')
    }
    const parsed = schema.safeParse(json)
    if (!parsed.success) return invalid(context, parsed.error)
    context.req.addValidatedData('json', parsed.data)
    await next()
  })
}

/** Parses what the address holds by `schema`; the route reads it with `context.req.valid('param')`. What is no such
 *  address is answered with 404 and `code`, like one behind which there is nothing. */
export function addressOf<Schema extends z.ZodType<object>>(schema: Schema, code: string) {
  type Param = { in: { param: z.input<Schema> }; out: { param: z.output<Schema> } }
  return createMiddleware<object, string, Param>(async (context, next) => {
    const parsed = schema.safeParse(context.req.param())
    if (!parsed.success) return failure(context, 404, code)
    context.req.addValidatedData('param', parsed.data)
    await next()
  })
}

/** Parses the query by `schema`; the route reads it with `context.req.valid('query')`. */
export function queryOf<Schema extends z.ZodType<object>>(schema: Schema) {
  type Query = { in: { query: z.input<Schema> }; out: { query: z.output<Schema> } }
  return createMiddleware<object, string, Query>(async (context, next) => {
    const parsed = schema.safeParse(context.req.query())
    if (!parsed.success) return invalid(context, parsed.error)
    context.req.addValidatedData('query', parsed.data)
    await next()
  })
}

function invalid(context: Context, { issues: [issue] }: z.ZodError) {
  return failure(context, 400, issue !== undefined && isMessageCode(issue.message) ? issue.message : 'api/invalid-body', issue?.path.join('.'))
}
