// What whoever runs the server does from its command line: `npm run admin -- add-person …`. Works beside a running
// server. Exit code 2 for wrong arguments, 1 when it could not be done.
import { parseArgs } from 'node:util'
import { readConfig, sentenceOfConfigProblem } from './config.ts'
import { AddPersonOptions, addPerson } from './identity/add-person.ts'
import { linkOf, linkValidDays } from './identity/password-links.ts'
import { sentenceOfOpenError } from './store/open-error.ts'
import { openSqliteStore } from './store/sqlite/open.ts'

const usage =
  'Usage: npm run admin -- add-person --email <e-mail> --name <name> --party <delegation> --function <function>'

const exitFailed = 1
const exitUsage = 2

process.exitCode = await run(process.argv.slice(2))

async function run(words: string[]): Promise<number> {
  const [command, ...rest] = words
  if (command !== 'add-person') return refuse([usage], exitUsage)
  const values = valuesOf(rest)
  if (values === null) return refuse([usage], exitUsage)
  const options = AddPersonOptions.safeParse(values)
  if (!options.success) return refuse([...options.error.issues.map(issue => issue.message), usage], exitUsage)

  const config = readConfig(process.env)
  if (!config.ok) return refuse(config.error.map(sentenceOfConfigProblem), exitFailed)
  const opened = await openSqliteStore({ directory: config.value.dataDirectory, as: 'beside' })
  if (!opened.ok) return refuse([sentenceOfOpenError(opened.error)], exitFailed)
  try {
    const added = await addPerson(opened.value, options.data, new Date())
    if (!added.ok) return refuse([`Somebody with the e-mail ${options.data.email} exists already.`], exitFailed)
    process.stdout.write(
      `${options.data.name} was added. Give this link to that person alone; it sets the password, once, within ${linkValidDays} days:\n` +
        `${linkOf(config.value.address, added.value)}\n`,
    )
    return 0
  } finally {
    await opened.value.close()
  }
}

/** Null when an option is unknown or has no value. */
function valuesOf(words: string[]): Record<string, unknown> | null {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args: words, options: { email: text, name: text, party: text, function: text } }).values
  } catch {
    return null
  }
}

function refuse(sentences: string[], exitCode: number): number {
  process.stderr.write(`${sentences.join('\n')}\n`)
  return exitCode
}
