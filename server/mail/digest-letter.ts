// A digest as a message: what is new, by kind, with a link to each, and how to be sent no more of it.
import { createHash } from 'node:crypto'
import { digestKinds } from '../../shared/api/digest.ts'
import type { PersonId, PlanId } from '../../shared/ids.ts'
import { inDigest } from '../../shared/messages/en/in-digest.ts'
import type { News } from '../digest/news.ts'
import { filled } from './letters.ts'
import type { Message } from './mail.ts'

/** What is sent in one message: nobody reads more, and the page has it all. */
const mostLines = 40

/** Rounds first: they end. */
const order = digestKinds.toReversed()

export type DigestLetter = {
  readonly to: string
  readonly person: PersonId
  /** At least one. */
  readonly news: readonly News[]
  readonly nameOfPlan: (plan: PlanId) => string
  /** Of the workspace, without a slash at its end. */
  readonly address: string
  /** Of the link that switches digests off. */
  readonly token: string
}

export const digestOffPath = '/digest-off'

export function digestLetter({ to, person, news, nameOfPlan, address, token }: DigestLetter): Message {
  const off = `${address}${digestOffPath}/${token}`
  const lines = linesOf(news, nameOfPlan, address)
  const shown = lines.slice(0, mostLines)
  const parts = order.flatMap(kind => {
    const ofKind = shown.filter(line => line.kind === kind)
    return ofKind.length === 0 ? [] : [`${inDigest[`digest/heading-${kind}`]}\n${ofKind.map(({ text, link }) => `- ${text}\n  ${link}`).join('\n')}`]
  })
  const more = lines.length > shown.length ? [filled(inDigest['digest/more'], { count: String(lines.length - shown.length), link: `${address}/delegation` })] : []
  return {
    to,
    subject: news.length === 1 ? inDigest['digest/subject-one'] : filled(inDigest['digest/subject'], { count: String(news.length) }),
    text: `${[inDigest['digest/opening'], ...parts, ...more, filled(inDigest['digest/foot'], { settings: `${address}/mail`, off, address })].join('\n\n')}\n`,
    messageId: messageIdOf(person, news, address),
    list: { off, isOneClick: off.startsWith('https:') },
  }
}

type Line = { readonly kind: News['kind']; readonly text: string; readonly link: string }

/** What reads the same is one line that says how often. */
function linesOf(news: readonly News[], nameOfPlan: (plan: PlanId) => string, address: string): readonly Line[] {
  const times = new Map<string, Line & { count: number }>()
  for (const { kind, sentence, values, plan, path } of news.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))) {
    const text = filled(inDigest[sentence], { ...values, plan: nameOfPlan(plan) })
    const known = times.get(`${text} ${path}`)
    if (known === undefined) times.set(`${text} ${path}`, { kind, text, link: `${address}${path}`, count: 1 })
    else known.count += 1
  }
  return [...times.values()].map(({ kind, text, link, count }) => ({ kind, link, text: count === 1 ? text : filled(inDigest['digest/several'], { sentence: text, count: String(count) }) }))
}

/** The same for the same news: of a message that is sent again, because the server stopped between sending it and noting that, mail
 *  programs show one. */
function messageIdOf(person: PersonId, news: readonly News[], address: string): string {
  const said = createHash('sha256').update(JSON.stringify([person, news.flatMap(({ keys }) => keys).toSorted()])).digest('base64url')
  return `<digest.${said}@${new URL(address).hostname}>`
}
