// The fonts of a PDF, and which of them has which letters. A font of a PDF is never filled up from another, as a browser does:
// each run of letters names its own.
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import pdfmake from 'pdfmake'
import { xmlText } from './plain-characters.ts'

const { resolve } = createRequire(import.meta.url)
// The package's own fonts: Latin, Greek and Cyrillic letters of all languages of the Union.
const roboto = join(dirname(resolve('pdfmake/package.json')), 'fonts', 'Roboto')
// Of Georgia's own alphabets, which have no italics.
const georgian = join(dirname(resolve('@fontsource/noto-sans-georgian/package.json')), 'files')
const georgianOf = (weight: number): string => join(georgian, `noto-sans-georgian-georgian-${weight}-normal.woff`)

pdfmake.setFonts({
  Roboto: { normal: join(roboto, 'Roboto-Regular.ttf'), bold: join(roboto, 'Roboto-Medium.ttf'), italics: join(roboto, 'Roboto-Italic.ttf'), bolditalics: join(roboto, 'Roboto-MediumItalic.ttf') },
  Georgian: { normal: georgianOf(400), bold: georgianOf(600), italics: georgianOf(400), bolditalics: georgianOf(600) },
})
// Nothing that a plan says makes the server read or fetch anything.
pdfmake.setLocalAccessPolicy(path => path.startsWith(roboto + sep) || path.startsWith(georgian + sep))
pdfmake.setUrlAccessPolicy(() => false)

export const mainFont = 'Roboto'

export type FontRun = { readonly text: string; readonly font: string }

const georgianRun = /([\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f]+)/u

/** The text in runs of one font each, in order; characters that no file holds are replaced. */
export function fontRuns(text: string): readonly FontRun[] {
  return xmlText(text).split(georgianRun).flatMap((run, index) => (run === '' ? [] : [{ text: run, font: index % 2 === 1 ? 'Georgian' : mainFont }]))
}

/** The same as content: text alone where the main font has all of it. */
export function inFonts(text: string): string | FontRun[] {
  const runs = fontRuns(text)
  return runs.some(({ font }) => font !== mainFont) ? [...runs] : runs.map(run => run.text).join('')
}
