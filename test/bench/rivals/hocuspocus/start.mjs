// Hocuspocus with its SQLite extension and its own defaults otherwise: PORT says where it listens, DATA_DIR where it
// stores. Each document that it loads is a line on standard output, since how often it loads one is part of the comparison.
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const server = new Server({
  address: '127.0.0.1',
  port: Number(process.env.PORT),
  quiet: true,
  extensions: [
    new SQLite({ database: join(process.env.DATA_DIR, 'documents.sqlite') }),
    { onLoadDocument: async () => void process.stdout.write('loaded a document\n') },
  ],
})
await server.listen()
process.stdout.write(`listening on ${process.env.PORT}\n`)
