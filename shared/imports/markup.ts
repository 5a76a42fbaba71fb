// Tags and words of HTML or XML, one after the other, for reading tables out of them and for nothing else. Never builds a
// tree, follows nothing outside, and expands no entity but single characters: it costs one look at each character,
// whatever is nested in what.

export type MarkupToken =
  | { readonly type: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'words'; readonly words: string }

/** Names are in small letters and without what stands before a colon, so that `w:tc` and `TD` are `tc` and `td`. */
export function* markupTokens(source: string): Generator<MarkupToken> {
  let at = 0
  while (at < source.length) {
    const tag = source.indexOf('<', at)
    if (tag !== at) yield { type: 'words', words: source.slice(at, tag < 0 ? undefined : tag) }
    if (tag < 0) return
    const next = source[tag + 1] ?? ''
    if (source.startsWith('<!--', tag)) at = behind(source, '-->', tag + 4)
    else if (source.startsWith('<![CDATA[', tag)) {
      const end = source.indexOf(']]>', tag)
      yield { type: 'words', words: source.slice(tag + 9, end < 0 ? undefined : end).replace(/&/g, '&amp;') }
      at = end < 0 ? source.length : end + 3
    } else if (next === '!' || next === '?') at = behind(source, '>', tag)
    else if (!/[a-zA-Z/_]/.test(next)) {
      yield { type: 'words', words: '<' }
      at = tag + 1
    } else {
      const end = endOfTag(source, tag + 1)
      const token = tagOf(source.slice(tag + 1, end))
      at = end + 1
      yield token
      // What stands there are no words for people.
      if (token.type === 'open' && !token.isEmpty && (token.name === 'style' || token.name === 'script')) at = endOfRaw(source, token.name, at)
    }
  }
}

/** The value of an attribute of a tag, or null. Names of attributes count with or without what stands before a colon. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s?=\\s?(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i').exec(attributes)
  return found === null ? null : plainOf(found[1] ?? found[2] ?? found[3] ?? '')
}

/** A whole number of an attribute; 1 where it is none. */
export function spanOf(attributes: string, name: string): number {
  const span = Number(attributeOf(attributes, name))
  return Number.isInteger(span) && span > 0 ? span : 1
}

const characters: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', euro: '€', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bull: '•', middot: '·', hellip: '…', ge: '≥', le: '≤', shy: '',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', ecirc: 'ê', agrave: 'à', acirc: 'â', ccedil: 'ç', ntilde: 'ñ', oacute: 'ó', aacute: 'á', iacute: 'í', Eacute: 'É',
}

/** Words with their character references resolved; one that is not known stays as it stands. */
export const plainOf = (words: string): string =>
  words.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-zA-Z]{2,8}));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return characters[name] ?? characters[name.toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })

function behind(source: string, end: string, from: number): number {
  const at = source.indexOf(end, from)
  return at < 0 ? source.length : at + end.length
}

/** Where the tag ends; a `>` inside quotes does not end it. */
function endOfTag(source: string, from: number): number {
  let quote = ''
  for (let at = from; at < source.length; at++) {
    const character = source[at] ?? ''
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
  }
  return source.length
}

/** Where the closing tag of what is not words begins, in small or large letters. */
function endOfRaw(source: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi')
  closing.lastIndex = from
  return closing.exec(source)?.index ?? source.length
}

function tagOf(inner: string): MarkupToken {
  const isClosing = inner.startsWith('/')
  const [, name = ''] = /^\/?(?:[\w.-]+:)?([\w.-]*)/.exec(inner) ?? []
  if (isClosing) return { type: 'close', name: name.toLowerCase() }
  const isEmpty = inner.endsWith('/')
  return { type: 'open', name: name.toLowerCase(), attributes: inner.slice(0, isEmpty ? -1 : undefined).replace(/^[^\s/]+/, ''), isEmpty }
}
