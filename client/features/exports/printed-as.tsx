// What stands on every printed page: what it is and its marking above, when it was printed and the number of the page below.
// In the margins, which a page may fill since Chromium 131; elsewhere it stands once, above everything.
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { fileWord } from '../../../shared/exports/file-words.ts'
import { momentText } from '../../../shared/exports/version.ts'
import styles from './exports.module.css'
import { fillsMargins } from './paper-margins.ts'

export interface PrintedAsProps {
  readonly title: string
  readonly marking: string
  readonly isSample: boolean
  readonly paper: 'A4' | 'A4 landscape' | 'A3 landscape'
  /** Of what is on the page, asked when it is printed; null where it has none. */
  readonly version?: () => string | null
}

export function PrintedAs({ title, marking, isSample, paper, version }: PrintedAsProps) {
  const [line, setLine] = useState('')
  const right = isSample ? `${marking} · ${fileWord('file/sample')}` : marking
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    const prepare = (): void => {
      const named = version?.() ?? null
      const moment = momentText(new Date().toISOString())
      const below = named === null ? moment : fileWord('file/version-line', { version: named, moment })
      sheet.replaceSync(pageRule(paper, title, right, below))
      flushSync(() => setLine(below))
    }
    prepare()
    window.addEventListener('beforeprint', prepare)
    return () => {
      window.removeEventListener('beforeprint', prepare)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet)
    }
  }, [paper, title, right, version])
  return (
    <div aria-hidden className={fillsMargins() ? styles.inMargin : styles.printed}>
      <span>{title}</span><strong>{right}</strong><span>{line}</span>
    </div>
  )
}

function pageRule(paper: string, title: string, right: string, below: string): string {
  const [before = '', between = '', after = ''] = fileWord('file/page', { page: '\n', pages: '\n' }).split('\n')
  const look = 'font: 8pt "Inter Variable", Inter, sans-serif; color: #333b48'
  return `@page {
    size: ${paper}; margin: 17mm 13mm 15mm;
    @top-left { content: ${text(title)}; ${look} }
    @top-right { content: ${text(right)}; ${look}; font-weight: 650 }
    @bottom-left { content: ${text(below)}; ${look} }
    @bottom-right { content: ${text(before)} counter(page) ${text(between)} counter(pages) ${text(after)}; ${look} }
  }`
}

/** As a string of CSS: anything but letters, figures and spaces by its number. */
const text = (words: string): string => `"${words.replace(/[^\p{L}\p{N} ]/gu, sign => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`
