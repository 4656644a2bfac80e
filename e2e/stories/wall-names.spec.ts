import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 20 } })

test('[AL2] two long names that begin alike stay apart on the wall while their alert stands and when it is over', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const long = 'Konvoi Paslon 1 dan 2 pulang ke Samarinda'
  const [a, b] = [await desk.tracked(`${long} Seberang`, 1), await desk.tracked(`${long} Sebelah Utara`, 2)]
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const card = wall.board.locator('[data-alert-id^="encounter:"]')
  const ends = card.locator('.name .tail')
  const inSight = (): Promise<boolean[]> =>
    ends.evaluateAll((all) =>
      all.map((end) => {
        const [its, cards] = [end.getBoundingClientRect(), end.closest('.card')?.getBoundingClientRect()]
        return cards !== undefined && its.width > 0 && its.right <= cards.right && its.bottom <= cards.bottom
      }),
    )
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.5, lat: 0.505 })
  await expect(card).toHaveAttribute('data-cleared', 'false')
  await expect(ends).toHaveText(['Seberang', 'Sebelah Utara'])
  expect(await inSight()).toEqual([true, true])

  await expect
    .poll(async () => {
      await report(house, a, { lon: 117.5, lat: 0.3 })
      await report(house, b, { lon: 117.5, lat: 0.505 })
      return card.getAttribute('data-cleared')
    })
    .toBe('true')
  await expect(ends).toHaveText(['Seberang', 'Sebelah Utara'])
  expect(await inSight()).toEqual([true, true])
})
