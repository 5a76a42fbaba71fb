// Brings a link to whom it is for: by mail where there is mail, and then nobody else is shown it. Where there is none, or it was
// not taken, whoever made the link is shown it and hands it on.
import type { LinkAnswer } from '../../shared/api/people.ts'
import { sendAll, type Mail, type Message } from './mail.ts'

export type Letter = { readonly link: string; readonly message: Message }

/** In the order of the letters. `mail` null: they are handed on by whoever made them. */
export async function handOver(mail: Mail | null, letters: readonly Letter[]): Promise<readonly LinkAnswer[]> {
  if (mail === null) return letters.map(({ link }) => ({ delivery: 'by-hand', link }))
  const isSent = await sendAll(mail, letters.map(({ message }) => message))
  return letters.map(({ link }, index) => (isSent[index] === true ? { delivery: 'sent' } : { delivery: 'not-sent', link }))
}
