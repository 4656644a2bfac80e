import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** Writes into the page which release it belongs to: the same files, whose names tell what is in them, are the same release. */
export function releaseMark(): Plugin {
  return {
    name: 'release-mark',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const content = createHash('sha256').update(Object.keys(bundle).toSorted().join()).digest('hex').slice(0, 12)
        return [{ tag: 'meta', attrs: { name: 'release', content }, injectTo: 'head' }]
      },
    },
  }
}
