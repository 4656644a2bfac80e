import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fieldApp } from './field-app/field-app.ts'
import { releaseMark } from './release-mark.ts'

const SERVER = `http://localhost:${process.env.PORT ?? 8080}`

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), releaseMark(), fieldApp()],
  build: {
    outDir: 'dist',
    target: 'es2024',
    // Fonts stay files: the page's policy allows them from our own server only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_200,
    // Heavier than all of ours together, and the same over many releases: a file of its own stays in the browser.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'map-library', test: /node_modules.maplibre-gl/ }] } },
    },
  },
  server: {
    proxy: {
      '/api': SERVER,
      '/auth': SERVER,
      '/healthz': SERVER,
      '/osmand': SERVER,
      '/socket.io': { target: SERVER, ws: true },
    },
  },
})
