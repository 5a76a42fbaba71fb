// Builds the browser's part of the product into dist/client.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = `127.0.0.1:${process.env['PORT'] ?? 3000}`

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // Content-Security-Policy allows no inline data for scripts and fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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
