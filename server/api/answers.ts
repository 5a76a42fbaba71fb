// How a route answers: `{ error: { code, message, field? } }` with the sentence from the one catalogue, and bodies that
// were parsed by their schema before any service sees them.
import type { Context } from 'hono'
import type { z } from 'zod'
import { isMessageCode, sentences } from '../../shared/messages/index.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'

export type ApiStatus = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500 | 503

/** A request body above this is not read. Bytes. */
const maxBodyBytes = 256 * 1024

export function failure(context: Context, status: ApiStatus, code: string, field?: string) {
  const message = isMessageCode(code) ? sentences[code] : sentences['api/unexpected']
  return context.json({ error: { code, message, ...(field === undefined ? {} : { field }) } }, status)
}

export type BodyProblem = { readonly status: ApiStatus; readonly code: string; readonly field?: string }

/** The body as its schema holds it. Err: what to answer; the field is the first that is wrong. */
export async function bodyOf<S extends z.ZodType>(context: Context, schema: S): Promise<Result<z.output<S>, BodyProblem>> {
  const length = Number(context.req.header('content-length') ?? 0)
  if (length > maxBodyBytes) return err({ status: 413, code: 'api/too-large' })
  let json: unknown
  try {
    json = await context.req.json()
  } catch {
    return err({ status: 400, code: 'api/invalid-body' })
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const code = issue !== undefined && isMessageCode(issue.message) ? issue.message : 'api/invalid-body'
  return err({ status: 400, code, field: issue?.path.join('.') ?? '' })
}
