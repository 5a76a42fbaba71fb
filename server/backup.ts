// `npm run backup -- <folder>`: a backup of the workspace in DATA_DIR, beside a running server or without one.
import { backUp, sentenceOfBackUpError } from './recovery/back-up.ts'
import { configured, end, exitUsage, wordsOf } from './recovery/program.ts'

const usage = 'Usage: npm run backup -- <folder of backups>'

const { words, options } = wordsOf(process.argv.slice(2), [])
const [into] = words
if (into === undefined || words.length > 1 || options === null) end(exitUsage, usage)
const made = backUp({ dataDirectory: configured().dataDirectory, into, now: new Date() })
if (!made.ok) end(1, sentenceOfBackUpError(made.error))
end(0, `Backed up to ${made.value.folder} (${made.value.bytes} bytes), and looked through.`)
