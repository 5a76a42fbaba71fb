// `npm run restore -- <backup> [--set-aside]`: puts a backup in the place of the workspace in DATA_DIR, while no server
// runs.
import { restore, sentenceOfRestoreError } from './recovery/restore.ts'
import { configured, end, exitUsage, wordsOf } from './recovery/program.ts'

const usage = 'Usage: npm run restore -- <folder of the backup> [--set-aside]'

const { words, options } = wordsOf(process.argv.slice(2), ['set-aside'])
const [backup] = words
if (backup === undefined || words.length > 1 || options === null) end(exitUsage, usage)
const restored = await restore({ backup, dataDirectory: configured().dataDirectory, setAside: options.has('set-aside'), now: () => new Date() })
if (!restored.ok) end(1, sentenceOfRestoreError(restored.error))
const { documents, setAside, knowsReferences } = restored.value
end(
  0,
  [
    `Restored ${documents} documents. Everybody signs in again, and pages load afresh.`,
    ...(setAside === null ? [] : [`The former files are in ${setAside}.`]),
    ...(knowsReferences ? [] : ['Which references were given since the backup is not known, so their numbers go on 1000 further.']),
    'Suspensions and ended functions since the backup are not in it: look whether any has to be made again.',
  ].join('\n'),
)
