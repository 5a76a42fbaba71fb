// `npm run check [-- <folder>]`: looks through the workspace in DATA_DIR, or in a backup. Says one sentence a problem.
// Exit code 0: sound; 1: not; 2: it could not be looked through.
import { problemsOf } from './recovery/check-workspace.ts'
import { configured, end, exitUsage, wordsOf } from './recovery/program.ts'
import { databaseIn } from './store/data-directory.ts'
import { sentenceOfOpenError } from './store/open-error.ts'
import { openForReading } from './store/sqlite/open-for-reading.ts'
import { damageOf } from './store/sqlite/whole-file.ts'

const usage = 'Usage: npm run check [-- <data directory or backup>]'

const { words, options } = wordsOf(process.argv.slice(2), [])
if (words.length > 1 || options === null) end(exitUsage, usage)
const folder = words[0] ?? configured().dataDirectory
const file = databaseIn(folder)
const opened = await openForReading(file)
if (!opened.ok) {
  end(2, opened.error.code === 'store/no-database' ? `There is no workspace in ${folder}.` : sentenceOfOpenError(opened.error))
}
const damage = damageOf(file)
const problems = damage.length > 0 ? damage.map(text => `The database is damaged: ${text}.`) : await problemsOf(opened.value)
await opened.value.close()
end(problems.length === 0 ? 0 : 1, problems.length === 0 ? `${folder} is sound.` : problems.join('\n'))
