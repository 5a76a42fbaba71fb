// Fails when a folder imports what it may not: client → shared ← server, and the finer rules of docs/architecture.md.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const root = process.cwd()
const importing = /(?:import|export)\s+(type\s+)?(?:[^'"]*?from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** A file's own folder, what it names, and whether only types come of it; answers with a sentence when it may not. */
const rules = [
  ({ from, to }) => from.startsWith('shared/') && /^(client|server)\//.test(to) && 'shared code may know neither the client nor the server',
  ({ from, to, typeOnly }) =>
    from.startsWith('client/') && to.startsWith('server/') && !(from === 'client/api.ts' && typeOnly) && 'the client may not know the server, except client/api.ts its routes’ types',
  ({ from, to }) => from.startsWith('server/') && to.startsWith('client/') && 'the server may not know the client',
  ({ from, to }) => /^(client|server|shared)\//.test(from) && to.startsWith('test/') && 'the product may not know its tests',
  ({ from, to }) => {
    const ours = /^client\/features\/([^/]+)\//.exec(from)?.[1]
    const theirs = /^client\/features\/([^/]+)\/(.*)/.exec(to)
    return theirs !== null && theirs[1] !== ours && !/^index\.tsx?$/.test(theirs[2]) && 'a feature may be entered only by its index'
  },
  ({ from, to }) => from.startsWith('client/design/') && /^client\/(features|replica|editor|live|shell)\//.test(to) && 'design components may know nothing of plans',
  ({ from, to }) => from.startsWith('shared/') && /^(node:|react|@tiptap|hono|kysely|pino)/.test(to) && 'shared code may know no Node, React, editor or server package',
  ({ from, to }) => from.startsWith('client/') && to.startsWith('node:') && 'the client runs in a browser',
  ({ from, to }) => from.startsWith('client/') && !from.startsWith('client/editor/') && /^(@tiptap|prosemirror)/.test(to) && 'only client/editor may know the editor’s packages',
  ({ from, to }) => from.startsWith('server/') && !from.startsWith('server/telemetry/') && /^(pino|prom-client)$/.test(to) && 'only server/telemetry may know the logger and the metrics',
  ({ from, to }) => from.startsWith('server/') && !from.startsWith('server/store/sqlite/') && to.startsWith('@photostructure/') && 'only server/store/sqlite may know its database',
  ({ from, to }) =>
    /^(client|server|shared)\//.test(from) && !from.startsWith('server/sync/') && !from.startsWith('server/live/') && !/^server\/(main|app)\.ts$/.test(from) && /^ws$/.test(to) && 'only sync and live hold sockets',
]

let broken = 0
for (const folder of ['client', 'server', 'shared']) for (const file of filesIn(folder)) check(file)
if (broken > 0) {
  console.error(`${broken} forbidden imports`)
  process.exit(1)
}
console.log('every import goes where it may')

function check(file) {
  const from = relative(root, file)
  for (const [, type, named, dynamic] of readFileSync(file, 'utf8').matchAll(importing)) {
    const specifier = named ?? dynamic
    const to = specifier.startsWith('.') ? relative(root, resolve(dirname(file), specifier)) : specifier
    for (const rule of rules) {
      const sentence = rule({ from, to, typeOnly: type !== undefined })
      if (!sentence) continue
      broken++
      console.error(`${from} imports ${to}: ${sentence}`)
    }
  }
}

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else if (/\.tsx?$/.test(entry.name)) yield resolve(path)
  }
}
