// What whoever runs the server does from its command line: `npm run admin -- add-person …`, `npm run admin -- reset-link …`.
// Works beside a running server. Exit code 2 for wrong arguments, 1 when it could not be done.
import { parseArgs } from 'node:util'
import { readConfig, sentenceOfConfigProblem } from './config.ts'
import { AddPersonOptions, addPerson } from './identity/add-person.ts'
import { linkOf } from './identity/password-links.ts'
import { ResetAddress, resetLink } from './identity/reset-link.ts'
import { linkValidDays } from './identity/tokens.ts'
import { sentenceOfOpenError } from './store/open-error.ts'
import { openSqliteStore } from './store/sqlite/open.ts'
import type { Store } from './store/store.ts'

const usage =
  'Usage: npm run admin -- add-person --email <e-mail> --name <name> --party <delegation> --function <function>\n' +
  '       npm run admin -- reset-link <e-mail>'

const exitFailed = 1
const exitUsage = 2

process.exitCode = await run(process.argv.slice(2))

async function run(words: string[]): Promise<number> {
  const [command, ...rest] = words
  switch (command) {
    case 'add-person':
      return add(rest)
    case 'reset-link':
      return reset(rest)
    default:
      return refuse([usage], exitUsage)
  }
}

async function add(words: string[]): Promise<number> {
  const values = valuesOf(words)
  if (values === null) return refuse([usage], exitUsage)
  const options = AddPersonOptions.safeParse(values)
  if (!options.success) return refuse([...options.error.issues.map(issue => issue.message), usage], exitUsage)
  return inStore(async (store, address) => {
    const added = await addPerson(store, options.data, new Date())
    if (!added.ok) return refuse([`Somebody with the e-mail ${options.data.email} exists already.`], exitFailed)
    return print(`${options.data.name} was added.`, linkOf(address, added.value))
  })
}

async function reset(words: string[]): Promise<number> {
  const [typed, ...more] = words
  const email = ResetAddress.safeParse(typed)
  if (!email.success || more.length > 0) return refuse([...(email.success ? [] : email.error.issues.map(issue => issue.message)), usage], exitUsage)
  return inStore(async (store, address) => {
    const token = await resetLink(store, email.data, new Date())
    if (!token.ok) return refuse([token.error.code === 'person/suspended' ? `${email.data} is suspended, so a link would let nobody in.` : `Nobody with the e-mail ${email.data} is here. Look at how it is written, or add the person.`], exitFailed)
    return print(`A new link for ${email.data}. Earlier ones end.`, linkOf(address, token.value))
  })
}

/** Opens the store beside the server; `act` is told where people find the product. */
async function inStore(act: (store: Store, address: string) => Promise<number>): Promise<number> {
  const config = readConfig(process.env)
  if (!config.ok) return refuse(config.error.map(sentenceOfConfigProblem), exitFailed)
  const opened = await openSqliteStore({ directory: config.value.dataDirectory, as: 'beside' })
  if (!opened.ok) return refuse([sentenceOfOpenError(opened.error)], exitFailed)
  try {
    return await act(opened.value, config.value.address)
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

function print(done: string, link: string): number {
  process.stdout.write(`${done} Give this link to that person alone; it sets the password, once, within ${linkValidDays} days:\n${link}\n`)
  return 0
}

function refuse(sentences: string[], exitCode: number): number {
  process.stderr.write(`${sentences.join('\n')}\n`)
  return exitCode
}
