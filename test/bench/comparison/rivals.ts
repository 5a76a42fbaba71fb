// The other servers, each from a package of its own beside this, installed when somebody measures and never with the
// product.
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../harness/server.ts'
import { until } from '../../harness/wait.ts'
import { LoadClient } from './load-client.ts'
import type { Content, MeasuredServer, ServerKind } from './measured-server.ts'
import { Receipts } from './receipts.ts'

const folder = fileURLToPath(new URL('../../test/bench/rivals', import.meta.url))
const startDeadlineMs = 30_000
/** One of them compiles its database where no binary can be fetched. */
const installDeadlineMs = 600_000

type Rival = { readonly name: Exclude<ServerKind['name'], 'ours'>; readonly package: string; readonly dialect: 'y-websocket' | 'hocuspocus'; readonly stores: boolean; readonly says: string }

const rivals: readonly Rival[] = [
  { name: '@y/websocket-server', package: 'y-websocket-server', dialect: 'y-websocket', stores: false, says: 'running at' },
  { name: '@hocuspocus/server', package: 'hocuspocus', dialect: 'hocuspocus', stores: true, says: 'listening on' },
]

/** Those that are installed or can be, and a sentence for each that cannot. */
export function installedRivals(): { readonly kinds: readonly ServerKind[]; readonly problems: readonly string[] } {
  const kinds: ServerKind[] = []
  const problems: string[] = []
  for (const rival of rivals) {
    const problem = install(join(folder, rival.package))
    if (problem === null) kinds.push({ name: rival.name, stores: rival.stores, start: content => startRival(rival, content) })
    else problems.push(`${rival.name} is not measured: it could not be installed (${problem}).`)
  }
  return { kinds, problems }
}

function install(directory: string): string | null {
  if (existsSync(join(directory, 'node_modules', '.package-lock.json'))) return null
  try {
    console.error(`installing ${directory}`)
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'], timeout: installDeadlineMs })
    return null
  } catch (error) {
    rmSync(join(directory, 'node_modules'), { recursive: true, force: true })
    return error instanceof Error ? (error.message.split('\n').at(-1) ?? error.name) : 'unknown'
  }
}

async function startRival(rival: Rival, content: Content): Promise<MeasuredServer> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-rival-'))
  const port = await freePort()
  let child: ChildProcess | null = null
  let printed = ''
  const start = async (): Promise<void> => {
    printed = ''
    const started = spawn(process.execPath, ['start.mjs'], {
      cwd: join(folder, rival.package),
      env: { PATH: process.env['PATH'], PORT: String(port), HOST: '127.0.0.1', DATA_DIR: directory, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString() })
    await until(`${rival.name} listens`, () => {
      if (started.exitCode !== null) throw new Error(`${rival.name} ended with code ${started.exitCode}: ${printed}`)
      return printed.includes(rival.says)
    }, startDeadlineMs)
  }
  const kill = async (): Promise<void> => {
    const running = child
    if (running === null || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise(resolve => running.once('exit', resolve))
    running.kill('SIGKILL')
    await gone
  }
  await start()
  const server: MeasuredServer = {
    name: rival.name,
    dialect: rival.dialect,
    stores: rival.stores,
    pid: () => {
      if (child?.pid === undefined) throw new Error(`${rival.name} is not running`)
      return child.pid
    },
    addressOf: document => ({ url: `ws://127.0.0.1:${port}/${document}`, headers: {} }),
    kill,
    startAgain: start,
    seed: again => seed(server, again),
    loads: () => Promise.resolve(rival.stores ? printed.split('loaded a document').length - 1 : null),
    remove: async () => {
      await kill()
      rmSync(directory, { recursive: true, force: true })
    },
  }
  await seed(server, content)
  return server
}

/** Brings the content over a client of the server's own, and waits until the next one is sent it. What is stored late is
 *  stored by then, since the last to leave makes the server store. */
async function seed(server: MeasuredServer, { documents, state }: Content): Promise<void> {
  const receipts = new Receipts()
  for (const document of documents) {
    const author = new LoadClient({ server, document, index: 0, receipts })
    await author.join()
    author.seed(state)
    await until(`${server.name} holds ${document}`, async () => {
      const reader = new LoadClient({ server, document, index: 0, receipts })
      await reader.join()
      reader.cut()
      return (reader.state?.byteLength ?? 0) > state.byteLength / 2
    })
    author.cut()
  }
}
