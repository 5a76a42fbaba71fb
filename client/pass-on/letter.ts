// A message as text: to whom, about what, three sentences, until when, and where. Nothing that stands in a plan.
import { brusselsText } from '../../shared/workflow/brussels-time.ts'
import type { PassingOnTranslate } from '../messages/use-message.tsx'

export type Letter = {
  /** Addresses, or names where an address is not the reader's to see. */
  readonly to: readonly string[]
  readonly subject: string
  readonly sentences: readonly [string, string, string]
  /** ISO instant. */
  readonly deadline: string | null
  /** Below the address of the workspace. */
  readonly path: string
}

export const letterText = (t: PassingOnTranslate, { to, subject, sentences, deadline, path }: Letter, origin: string): string =>
  t('pass.letter', {
    to: to.join(', '),
    subject,
    sentences: sentences.join(' '),
    deadline: deadline === null ? t('pass.letter-no-deadline') : t('pass.letter-deadline', { deadline: brusselsText(new Date(deadline)) }),
    link: `${origin}${path}`,
  })
