// What a person chooses to be told by mail, and the routes' bodies and answers.
import { z } from 'zod'

/** `daily`: once in the morning. `as-it-comes`: an hour after the first that is new, with what came meanwhile. */
export const digestRhythms = ['off', 'daily', 'as-it-comes'] as const
export const DigestRhythm = z.enum(digestRhythms)
export type DigestRhythm = z.infer<typeof DigestRhythm>

/** `said`: mentions and replies. `requests`: what asks for an act of ours. */
export const digestKinds = ['said', 'decisions', 'requests', 'rounds'] as const
export const DigestKind = z.enum(digestKinds)
export type DigestKind = z.infer<typeof DigestKind>

/** What clocks in Brussels show. */
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const DigestSettings = z.strictObject({
  rhythm: DigestRhythm,
  kinds: z.array(DigestKind).max(digestKinds.length),
  /** Nothing is sent from the one to the other, over midnight too. Null: at all hours. */
  quiet: z.strictObject({ from: Time, to: Time }).refine(({ from, to }) => from !== to, { error: 'digest/quiet-hours-equal' }).nullable(),
}).refine(({ rhythm, kinds }) => rhythm === 'off' || kinds.length > 0, { error: 'digest/no-kind', path: ['kinds'] })
export type DigestSettings = z.infer<typeof DigestSettings>

/** For whoever has chosen nothing. Mail leaves the workspace, so nobody is sent any who did not ask for it. */
export const usualDigest: DigestSettings = { rhythm: 'off', kinds: [...digestKinds], quiet: { from: '20:00', to: '07:00' } }

/** `by`: whether it can be sent at all. */
export const DigestAnswer = z.strictObject({ by: z.enum(['mail', 'no-mail', 'no-address']), address: z.string(), settings: DigestSettings })
export type DigestAnswer = z.infer<typeof DigestAnswer>

export const DigestOffBody = z.strictObject({ token: z.string().max(100) })
