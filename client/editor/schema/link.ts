// Links in texts: an address and nothing else is stored; how a link opens is the page's affair, the same for all.
import { LinkAddress } from '../../../shared/schema/rich-text.ts'

export const isLinkAddress = (href: string): boolean => LinkAddress.safeParse(href).success

/** What every shown link carries, in the editor and where a text is only read. */
export const shownLinkAttributes = { target: '_blank', rel: 'noopener noreferrer' } as const

export const linkAttributes = { href: { default: null } }

export const linkOptions = {
  openOnClick: false,
  autolink: false,
  linkOnPaste: true,
  defaultProtocol: 'https',
  HTMLAttributes: shownLinkAttributes,
  isAllowedUri: isLinkAddress,
}

/** What a person typed into the address field, as an address: `example.eu` is meant as a page, `a@b.eu` as mail.
 *  Null when it can be none. */
export function addressFrom(typed: string): string | null {
  const words = typed.trim()
  if (isLinkAddress(words)) return words
  if (/^[a-z][a-z0-9+.-]*:/i.test(words)) return null
  const meant = /^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(words) ? `mailto:${words}` : `https://${words}`
  return words.includes('.') && isLinkAddress(meant) ? meant : null
}
