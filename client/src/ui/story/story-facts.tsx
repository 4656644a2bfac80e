import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { useTranslation } from 'react-i18next'
import { markIn } from '../../map/marks.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { CampChip } from '../camp-chip.tsx'
import { Facts } from '../facts.tsx'
import { nameIn } from './name-in.ts'

export type StoryPartProps = { told: Reply<Routes['readAlertStory']>; operation: Operation }

/** What would be written as 0 s. */
const AT_ONCE_MS = 500

/** What is asked of a story first: of whom, since when, on whose screen how soon, answered by whom how fast, and over? */
export function StoryFacts({ told: { story, people }, operation }: StoryPartProps) {
  const { t } = useTranslation()
  const format = createFormat(useLanguage(), operation.zone)
  const nameOf = nameIn(people)
  const { kind, camps, raisedAt, clearedAt, seenBy, acknowledged, shelved, closed } = story
  const after = (at: number): string =>
    at - raisedAt < AT_ONCE_MS ? t('story.atOnce') : t('story.after', { span: format.span(at - raisedAt) })
  const [first] = seenBy
  const together = seenBy.filter(({ firstAt }) => firstAt === first?.firstAt).length
  return (
    <>
      <p className="story-kind">
        <b>{t(`alertKind.${kind}`)}</b>
      </p>
      <Facts
        facts={[
          [
            t('story.camps'),
            camps.length === 0
              ? t('story.noCamps')
              : operation.contests.flatMap((contest) =>
                  camps
                    .filter(({ contestId }) => contestId === contest.id)
                    .map((camp) => (
                      <span className="story-camp" key={`${contest.id} ${camp.ballotNumber}`}>
                        <CampChip camp={markIn(operation, contest.id, [camp])} /> {contest.name}
                      </span>
                    )),
                ),
          ],
          [t('story.raised'), `${format.day(raisedAt)}, ${format.clock(raisedAt)}`],
          [
            t('story.firstShown'),
            first === undefined
              ? t('story.nobody')
              : t('story.whoAfter', {
                  name: together === 1 ? nameOf(first.id) : t('story.screens', { count: together }),
                  after: after(first.firstAt),
                }),
          ],
          [
            t('story.answered'),
            acknowledged.length === 0
              ? t(closed.length === 0 && clearedAt === null ? 'story.notYetAnswered' : 'story.neverAnswered')
              : acknowledged.map(({ at, by }) => (
                  <span className="story-answer" key={at}>
                    {t('story.whoAfter', { name: nameOf(by), after: after(at) })}
                  </span>
                )),
          ],
          [
            t('story.putAside'),
            shelved.length === 0
              ? null
              : shelved.map(({ at, by, until }) => (
                  <span className="story-answer" key={at}>
                    {t('story.whoAfter', { name: nameOf(by), after: after(at) })},{' '}
                    {t('story.until', { time: format.clock(until) })}
                  </span>
                )),
          ],
          [
            t('story.ended'),
            clearedAt === null ? t('story.stands') : `${format.clock(clearedAt)}, ${after(clearedAt)}`,
          ],
        ]}
      />
      <p className="story-note">{t('story.shownMeans')}</p>
    </>
  )
}
