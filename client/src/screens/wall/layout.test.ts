import { expect, test } from 'vitest'
import { readView } from './layout.ts'

test('a display says by its address what it shows; without a word it is dark and shows all of it', () => {
  expect(readView('')).toEqual({ layout: 'split', region: null, theme: 'dark', isLoud: false })
  expect(readView('?layout=map&region=64.08&theme=light&sound=on')).toEqual({
    layout: 'map',
    region: '64.08',
    theme: 'light',
    isLoud: true,
  })
})

test('what is not understood falls back alone', () => {
  expect(readView('?layout=door&region=64.08&theme=pink&sound=much')).toEqual({
    layout: 'split',
    region: '64.08',
    theme: 'dark',
    isLoud: false,
  })
})
