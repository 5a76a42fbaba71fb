// Builds the server into dist/server; packages stay outside the bundle.
import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: { main: 'server/main.ts', admin: 'server/admin.ts', backup: 'server/backup.ts', restore: 'server/restore.ts', check: 'server/check.ts', verify: 'server/verify.ts', 'export-worker': 'server/exports/worker.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
})
