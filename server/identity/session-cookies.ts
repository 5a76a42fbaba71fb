// Hands a browser the cookies of its session.
import type { Context } from 'hono'

export function giveCookies(context: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) context.header('Set-Cookie', cookie, { append: true })
}
