// Sending mail, which a workspace may do without. Whoever sends says until when it waits: a mail server that is down or slow
// holds nobody up, and what it did not take is told, so that a link can be handed on another way.

export type Message = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** With its angle brackets; left out, the sender makes one. */
  readonly messageId?: string
  /** Of what comes again and again: where it is switched off, and whether a mail program may do that with one POST (RFC 8058, which asks
   *  for https). */
  readonly list?: { readonly off: string; readonly isOneClick: boolean }
}

/** `refused`: not this message or address. `unreachable`: the server takes nothing now, so the next will fare no better. */
export type Sent = 'sent' | 'refused' | 'unreachable'

export type Mail = {
  /** `sent` once the mail server has taken the message. One that was under way when the signal came may have arrived all the
   *  same. Never throws. */
  send(message: Message, signal: AbortSignal): Promise<Sent>
  close(): void
}

/** How long somebody who invites waits for the mail server, whatever the number of messages. */
export const mostWaitMs = 15_000
const atOnce = 4

/** Which of the messages the mail server took, in their order. Nothing is begun after the time, nor once the server turned out
 *  to take nothing. */
export async function sendAll(mail: Mail, messages: readonly Message[], withinMs = mostWaitMs): Promise<readonly boolean[]> {
  const isSent = messages.map(() => false)
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), withinMs)
  const waiting = messages.entries()
  let takesNothing = false
  const work = async (): Promise<void> => {
    for (const [index, message] of waiting) {
      if (takesNothing || ending.signal.aborted) return
      const sent = await mail.send(message, ending.signal)
      isSent[index] = sent === 'sent'
      if (sent === 'unreachable') takesNothing = true
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  clearTimeout(timer)
  return isSent
}
