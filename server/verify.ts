// `npm run verify -- <file>`: recomputes the hashes of an adopted version that was exported. Exit code 0: the file says what they were made
// of; 1: it does not; 2: it could not be read. Needs no workspace and no data directory.
import { readFile } from 'node:fs/promises'
import { verifyAdoptedVersion } from '../shared/exports/adopted-version.ts'
import { end, exitUsage, wordsOf } from './recovery/program.ts'

const { words: [path, ...more], options } = wordsOf(process.argv.slice(2), [])
if (path === undefined || more.length > 0 || options === null) end(exitUsage, 'Usage: npm run verify -- <file of an adopted version>')
const text = await readFile(path, 'utf8').catch(() => end(2, `${path} cannot be read.`))
const verified = verifyAdoptedVersion(text)
if (!verified.ok) {
  const { error } = verified
  if (error.code === 'verify/not-a-version') end(1, `${path} is no exported adopted version.`)
  end(1, `${error.code === 'verify/content-differs' ? 'The content' : 'The decision and what led to it'} in ${path} is not what was adopted: its hash is ${error.computed}, and the file states ${error.stated}.`)
}
const { file: { plan, version, dossier }, contentHash, dossierHash } = verified.value
end(0, [
  `${path} holds version ${version.label} of ${plan.id}, adopted by ${dossier.decision.body} on ${dossier.decision.on} (${dossier.decision.document}).`,
  `content: ${contentHash}`,
  `decision and what led to it: ${dossierHash}`,
  'Both are what the file states. Compare them with those that the workspace shows.',
].join('\n'))
