import { routes } from '@jaga-jarak/shared/api.ts'
import { Source } from '@jaga-jarak/shared/source.ts'
import { expect, it } from 'vitest'
import { exampleOf } from './example-of.ts'

it('what is copied is one command whose body the door takes, whatever the word', () => {
  const source = Source.parse({
    ...{ id: 'src-1', name: 'X', reach: null, status: 'active', version: 1 },
    words: [{ word: `l'émeute "x"`, category: 'clash' }],
  })
  const line = exampleOf({ origin: 'https://jaga.example', token: 'abc', source }, { lon: 117.5, lat: 0.5 })
  expect(line).toMatch(/^curl https:\/\/jaga\.example\/api\/v1\/intake\/incidents -H 'Authorization: Bearer abc'/)
  const body = /-d '(.*)'$/s.exec(line)?.[1]?.replaceAll(`'\\''`, "'") ?? ''
  expect(routes.reportFromSource.body.parse(JSON.parse(body)).category).toBe(`l'émeute "x"`)
})
