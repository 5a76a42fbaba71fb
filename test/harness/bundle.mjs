// Programs that measure or simulate run bundled like the server, so that what is looked at runs as it is delivered; as deep
// in the tree as their sources, because the harness finds the product from where it stands.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Bundles each source, named from the project's root, to dist/<folder>/<name>.js. */
export async function bundle(folder, sourceByName) {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: `dist/${folder}`,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { input: sourceByName, output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
  })
}
