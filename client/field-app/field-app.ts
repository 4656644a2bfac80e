import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { filesOf } from './files-of.ts'
import { drawIcon } from './icon.ts'

const SCREEN = '/screens/field/field.tsx'
const WORKER = 'field-worker.js'
/** Shows pushes, for the phone and for desks alike. */
const PUSH_WORKER = 'push-worker.js'
/** The letters of both languages; the others of the family stay on the server. */
const FONT = /inter-latin-wght-normal-.*\.woff2$/
/** What a phone may have to fetch over 64 kbit/s before the page opens without network, bytes after gzip. */
const MOST_BYTES = 400_000

const MANIFEST = {
  id: '/field',
  name: 'Jaga Jarak — Lapangan',
  short_name: 'Jaga Jarak',
  description: 'Laporan petugas lapangan, juga tanpa jaringan',
  lang: 'id',
  start_url: '/field',
  scope: '/field',
  display: 'standalone',
  orientation: 'portrait',
  background_color: '#ffffff',
  theme_color: '#131d2c',
  icons: [
    { src: '/field-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/field-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/field-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}

/** Makes `/field` an app that can be installed: manifest, icons, and a worker that knows the files of this build. */
export function fieldApp(): Plugin {
  return {
    name: 'field-app',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      const id = resolve(import.meta.dirname, '../src/screens/field/field-worker.ts')
      this.emitFile({ type: 'chunk', id, fileName: WORKER })
      const pushes = resolve(import.meta.dirname, '../src/live/push/push-worker.ts')
      this.emitFile({ type: 'chunk', id: pushes, fileName: PUSH_WORKER })
      const file = (fileName: string, source: string | Uint8Array) => this.emitFile({ type: 'asset', fileName, source })
      file('field.webmanifest', JSON.stringify(MANIFEST))
      file('field-192.png', drawIcon(192, false))
      file('field-512.png', drawIcon(512, false))
      file('field-maskable-512.png', drawIcon(512, true))
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((it) => it.type === 'chunk')
      const alone = (name: string) => {
        const it = chunks.find(({ fileName }) => fileName === name)
        if (it === undefined) throw new Error(`the build has no ${name}`)
        if (it.imports.length > 0) throw new Error(`${name} must stand alone, it imports ${it.imports.join()}`)
        return it
      }
      const [worker, pushWorker] = [alone(WORKER), alone(PUSH_WORKER)]
      const pieces = chunks
        .filter((it) => it !== worker && it !== pushWorker)
        .map(({ fileName, facadeModuleId, isEntry, imports, viteMetadata }) => ({
          ...{ fileName, isEntry, imports, facade: facadeModuleId, css: [...(viteMetadata?.importedCss ?? [])] },
        }))
      const fonts = Object.keys(bundle).filter((name) => FONT.test(name))
      const files = [...filesOf(pieces, SCREEN), ...fonts]
      const content = (name: string): string | Uint8Array => {
        const it = bundle[name]
        if (it === undefined) throw new Error(`the build has no ${name}`)
        return it.type === 'chunk' ? it.code : it.source
      }
      const bytes = files.reduce((sum, name) => sum + gzipSync(content(name)).length, 0)
      if (bytes > MOST_BYTES) throw new Error(`/field needs ${bytes} bytes, ${MOST_BYTES} at most: ${files.join(', ')}`)
      const page = createHash('sha256').update(content('index.html'))
      const version = page.update(files.join()).digest('hex').slice(0, 12)
      // The phone's worker takes it in as a script: two scripts of one worker share their names.
      pushWorker.code = `(() => {${pushWorker.code}})()`
      worker.code = worker.code
        .replaceAll('__FIELD_FILES__', JSON.stringify(files.map((name) => `/${name}`)))
        .replaceAll('__FIELD_VERSION__', JSON.stringify(version))
    },
  }
}
