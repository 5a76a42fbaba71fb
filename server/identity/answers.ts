// How the routes of signing in say no, and how they read a body: parsed by its schema, typed for the browser's client.
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import { apiErrors } from '../../shared/messages/en/api-errors.ts'
import type { ApiErrorCode } from '../../shared/messages/index.ts'

export type FailureStatus = 400 | 401 | 403 | 413 | 429

export function failure<Status extends FailureStatus>(
  context: Context,
  status: Status,
  code: ApiErrorCode,
  field?: string,
) {
  const error = { code, message: apiErrors[code], ...(field === undefined ? {} : { field }) }
  return context.json({ error }, status)
}

/** Parses the body as JSON by `schema`; the route reads it with `context.req.valid('json')`. */
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
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const code = issue !== undefined && isApiError(issue.message) ? issue.message : 'api/invalid-body'
      return failure(context, 400, code, issue?.path.join('.'))
    }
    context.req.addValidatedData('json', parsed.data)
    await next()
  })
}

function isApiError(code: string): code is ApiErrorCode {
  return Object.hasOwn(apiErrors, code)
}
