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
