import type { AlertTurn } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { bandOf, SeverityMark } from '../severity-mark.tsx'
import { nameIn } from './name-in.ts'
import type { StoryPartProps } from './story-facts.tsx'
import { type StoryStep, storySteps } from './story-steps.ts'

/** Turns that end it: no severity stands beside them. */
const OVER: readonly AlertTurn[] = [
  ...(['cleared', 'withdrawn', 'cameTrue', 'noLongerOpposing', 'groupClosed', 'closedByPerson'] as const),
]

/** Everything that happened to an alert, one under the other, each with its time and how long after the raise. */
export function StoryLine({ told: { story, people }, operation }: StoryPartProps) {
  const { t } = useTranslation()
  const format = createFormat(useLanguage(), operation.zone)
  const nameOf = nameIn(people)
  const steps = storySteps(story)
  const isNewDay = (index: number): boolean => {
    const [before, here] = [steps[index - 1], steps[index]]
    return before !== undefined && here !== undefined && format.day(before.at) !== format.day(here.at)
  }
  return (
    <section aria-labelledby="story-line">
      <h3 id="story-line">{t('story.line')}</h3>
      <ol className="story-line">
        {steps.map((step, index) => (
          <li key={`${step.is} ${step.is === 'turn' ? step.turn.seq : step.at}`} data-step={stepName(step)}>
            <time dateTime={new Date(step.at).toISOString()}>
              <b>{t('story.sinceRaise', { span: format.span(step.at - story.raisedAt) })}</b>
              <small>
                {isNewDay(index) ? `${format.day(step.at)}, ` : ''}
                {format.clock(step.at)}
              </small>
            </time>
            {step.is === 'turn' ? (
              <Turn step={step} nameOf={nameOf} clock={format.clock} />
            ) : (
              <Shown step={step} nameOf={nameOf} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

type Of<Is> = { step: Extract<StoryStep, { is: Is }>; nameOf: (id: string) => string }
const stepName = (step: StoryStep): string => (step.is === 'turn' ? step.turn.turn : 'shown')

function Turn({ step: { turn, word }, nameOf, clock }: Of<'turn'> & { clock: (at: number) => string }) {
  const { t } = useTranslation()
  const isOver = OVER.includes(turn.turn)
  const how = [
    turn.band === null ? t(`severity.${turn.severity}`) : t(`band.${turn.band}`),
    ...(turn.certainty === 'observed' ? [] : [t(`certainty.${turn.certainty}`)]),
  ]
  return (
    <div>
      <b>{t(`turn.${turn.turn}`)}</b>
      {turn.by === null ? null : <span> {t('story.by', { name: nameOf(turn.by) })}</span>}
      {isOver || turn.by !== null ? null : (
        <span className="story-how">
          <SeverityMark band={bandOf(turn.severity)} /> {how.join(', ')}
        </span>
      )}
      {word?.until === undefined ? null : <span> {t('story.until', { time: clock(word.until) })}</span>}
      {word === null || word.comment === '' ? null : <q>{word.comment}</q>}
    </div>
  )
}

function Shown({ step: { witnesses }, nameOf }: Of<'shown'>) {
  const { t } = useTranslation()
  return (
    <div>
      <b>{t('story.shown', { count: witnesses.length })}</b>
      <ul>
        {witnesses.map(({ id, role }) => (
          <li key={id}>
            {nameOf(id)} <small>{t(`role.${role}`)}</small>
          </li>
        ))}
      </ul>
    </div>
  )
}
