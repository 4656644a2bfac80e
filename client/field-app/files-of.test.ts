import { expect, it } from 'vitest'
import { filesOf, type Piece } from './files-of.ts'

const piece = (fileName: string, over: Partial<Piece> = {}): Piece => ({
  ...{ fileName, facade: null, isEntry: false, imports: [], css: [] },
  ...over,
})

it('takes the entry, the screen and what they import, with their styles, and no other screen', () => {
  const pieces = [
    piece('index.js', { isEntry: true, imports: ['react.js'], css: ['index.css'] }),
    piece('react.js'),
    piece('field.js', { facade: '/x/screens/field/field.tsx', imports: ['react.js', 'mark.js'], css: ['field.css'] }),
    piece('mark.js', { imports: ['field.js'] }),
    piece('wall.js', { facade: '/x/screens/wall/wall.tsx', imports: ['map.js'] }),
    piece('map.js'),
  ]
  expect(filesOf(pieces, '/screens/field/field.tsx')).toEqual([
    ...['field.css', 'field.js', 'index.css', 'index.js', 'mark.js', 'react.js'],
  ])
})

it('says so when the screen is not there', () => {
  expect(() => filesOf([piece('index.js', { isEntry: true })], '/field.tsx')).toThrow('/field.tsx')
})
