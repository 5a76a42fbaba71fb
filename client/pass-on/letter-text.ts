// A message as text: to whom, about what, three sentences, until when, and where. Nothing that stands in a plan.
import { brusselsText } from '../../shared/workflow/brussels-time.ts'
import type { PassingOnTranslate } from '../messages/use-message.tsx'
import type { Matter } from './matter.ts'

/** @param origin of the workspace, without a slash at its end. */
export async function letterText(t: PassingOnTranslate, matter: Matter, origin: string): Promise<string> {
  const { deadline } = matter
  const { subject, sentences, path } = matter.of === 'round' ? ofRound(t, matter) : ofRequest(t, matter)
  return t('pass.letter', {
    to: (await matter.to()).join(', '),
    subject,
    sentences: sentences.join(' '),
    deadline: deadline === null ? t('pass.letter-no-deadline') : t('pass.letter-deadline', { deadline: brusselsText(new Date(deadline)) }),
    link: `${origin}${path}`,
  })
}

type Said = { readonly subject: string; readonly sentences: readonly [string, string, string]; readonly path: string }

function ofRound(t: PassingOnTranslate, { plan, planName, number, deadline, missing }: Extract<Matter, { of: 'round' }>): Said {
  const values = { number, plan: planName }
  return {
    subject: t('pass.round-subject', { ...values, deadline: brusselsText(new Date(deadline)) }),
    sentences: [t('pass.round-open', values), missing.length === 0 ? t('pass.round-answered') : t('pass.round-missing', { delegations: missing.join(', ') }), t('pass.round-how')],
    path: `/plans/${plan}/round`,
  }
}

/** Answers bind the delegation; the rest is decided by whoever drafts for it too. */
const bySpeakers: readonly string[] = ['answer', 'keep', 'accept-plan', 'confirm-leader']

function ofRequest(t: PassingOnTranslate, { planName, kind, delegation }: Extract<Matter, { of: 'request' }>): Said {
  const values = { delegation, plan: planName }
  return {
    subject: t('pass.request-subject', values),
    sentences: [t('pass.request-waits', { ...values, what: t(`pass.what-${kind}`) }), t('pass.request-where'), t(bySpeakers.includes(kind) ? 'pass.request-answer' : 'pass.request-decide', values)],
    path: '/delegation',
  }
}
