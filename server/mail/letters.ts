// What is written in each message, from the one catalogue.
import { momentText } from '../../shared/exports/version.ts'
import type { PartyId } from '../../shared/ids.ts'
import { inMail } from '../../shared/messages/en/in-mail.ts'
import { partyById } from '../../shared/parties/parties.ts'
import type { Message } from './mail.ts'

/** A link, and until when it is good (ISO instant). */
export type Link = { readonly link: string; readonly until: string }

type About = Link & { readonly to: string; readonly by: string }

export const invitationLetter = ({ to, by, parties, ...link }: About & { readonly parties: readonly PartyId[] }): Message =>
  letter(to, 'mail/invitation', link, { inviter: by, delegations: [...new Set(parties)].map(party => partyById(party).name).join(', ') })

/** For somebody whom whoever lets people in has given it. */
export const givenPasswordLetter = ({ to, by, ...link }: About): Message => letter(to, 'mail/password-given', link, { giver: by })

/** For somebody who asked for it without being signed in, or in whose name that was done. */
export const askedPasswordLetter = ({ to, ...link }: Omit<About, 'by'>): Message => letter(to, 'mail/password-asked', link, {})

function letter(to: string, about: 'mail/invitation' | 'mail/password-given' | 'mail/password-asked', { link, until }: Link, values: Readonly<Record<string, string>>): Message {
  const text = filled(inMail[about], { ...values, link, until: momentText(until) })
  return { to, subject: inMail[`${about}-subject`], text: `${text}\n\n${filled(inMail['mail/foot'], { address: new URL(link).origin })}\n` }
}

export const filled = (sentence: string, values: Readonly<Record<string, string>>): string => sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
