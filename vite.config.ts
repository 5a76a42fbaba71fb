// Builds the browser's part of the product into dist/client.
import { fileURLToPath } from 'node:url'
import { parse } from '@formatjs/icu-messageformat-parser'
import react from '@vitejs/plugin-react'
import { defineConfig, runnerImport, type Plugin } from 'vite'

/** React Aria brings its words in 34 languages with every component. A page speaks one that the catalogue has; the others
 *  are left out, and React Aria falls back to English. A language that the catalogue gains is named here too. */
const catalogueLanguages = ['en-US']
const withoutOtherLanguages: Plugin = {
  name: 'without-other-languages',
  enforce: 'pre',
  load(id) {
    const language = /[\\/]react-aria(?:-components)?[\\/].*[\\/]intl[\\/](?:.*[\\/])?([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1]
    return language === undefined || catalogueLanguages.includes(language) ? null : 'export default undefined'
  },
}

const catalogueFiles = ['index.ts', 'in-plan.ts', 'in-people.ts', 'in-history.ts', 'in-open-rounds.ts', 'in-matrix.ts', 'in-matrix-tools.ts', 'my-delegation.ts', 'passing-on.ts'].map(name => fileURLToPath(new URL(`client/messages/en/${name}`, import.meta.url)))

/** The catalogue as the pages are given it: every sentence with values already taken apart, so that the parser of
 *  sentences, which is larger than they are, stays here. Only when building: while developing a sentence is parsed when it is first said. */
const compiledMessages: Plugin = {
  name: 'compiled-messages',
  apply: 'build',
  enforce: 'pre',
  config: () => ({ resolve: { alias: [{ find: /^@formatjs\/icu-messageformat-parser$/, replacement: '@formatjs/icu-messageformat-parser/no-parser.js' }] } }),
  async load(id) {
    if (!catalogueFiles.includes(id)) return null
    const { module } = await runnerImport<Readonly<Record<string, Readonly<Record<string, string>>>>>(id, { configFile: false, logLevel: 'error' })
    return Object.entries(module).map(([name, catalogue]) => {
      const compiled = Object.fromEntries(Object.entries(catalogue).map(([key, sentence]) => [key, /[{<]/.test(sentence) ? parse(sentence) : sentence]))
      return `export const ${name} = ${JSON.stringify(compiled)}`
    }).join('\n')
  },
}

type Graph = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }

/** What the entry imports of ours, however deep: every page has it already. In one chunk it is packed better than in fifty, and the
 *  chunks that come later need not name them all. Libraries are left to the bundler: their barrels import everything. */
function ofEveryPage(graph: Graph): ReadonlySet<string> {
  const found = new Set<string>()
  const follow = [fileURLToPath(new URL('client/main.tsx', import.meta.url))]
  for (let id = follow.pop(); id !== undefined; id = follow.pop()) {
    if (found.has(id) || id.includes('/node_modules/')) continue
    found.add(id)
    follow.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

let everyPage: ReadonlySet<string> | null = null
const inOneChunk = { debugName: 'every-page', name: (id: string, graph: Graph) => ((everyPage ??= ofEveryPage(graph)).has(id) ? 'every-page' : null) }

const server = `127.0.0.1:${process.env['PORT'] ?? 3000}`

export default defineConfig({
  root: 'client',
  plugins: [react(), withoutOtherLanguages, compiledMessages],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // Content-Security-Policy allows no inline data for scripts and fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    /** In kB, before packing: what every page has is one chunk. How much a page fetches is measured by a test. */
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output: { codeSplitting: { groups: [inOneChunk] } } },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      // With the slash: the page’s own module is called /api.ts.
      '/api/': `http://${server}`,
      '/sync': { target: `ws://${server}`, ws: true },
      '/live': { target: `ws://${server}`, ws: true },
    },
  },
})
