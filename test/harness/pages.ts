// Builds one of the client's pages and serves it on a free port, without the product's server behind it. Built, because
// hundreds of single modules would make each opening of a page take seconds.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

export interface ServedPages {
  /** e.g. http://127.0.0.1:43121 */
  readonly origin: string
  close(): Promise<void>
}

/**
 * @param entry the page, relative to client/: `index.html`, `design/gallery.html`.
 * @param server where requests below /api go, e.g. http://127.0.0.1:40001; left out, nothing answers them.
 */
export async function servePages(entry: string, server?: string): Promise<ServedPages> {
  const root = fileURLToPath(new URL('../../client', import.meta.url))
  const outDir = await mkdtemp(join(tmpdir(), 'empact-pages-'))
  const common = { configFile: false, root, logLevel: 'error' } as const
  await build({
    ...common,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, rolldownOptions: { input: join(root, entry) }, chunkSizeWarningLimit: 5_000 },
  })
  const pageServer = await preview({
    ...common,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, strictPort: false, proxy: server === undefined ? {} : { '/api/': server } },
  })
  const address = pageServer.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The page server has no port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      await pageServer.close()
      await rm(outDir, { recursive: true })
    },
  }
}
