import './alert-story.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { AlertId } from '@jaga-jarak/shared/primitives.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiRefusal, call } from '../../live/api.ts'
import { Problem } from '../problem.tsx'
import { useFocusOnce } from '../use-focus-once.ts'
import { StoryFacts } from './story-facts.tsx'
import { StoryLine } from './story-line.tsx'

export type AlertStoryProps = {
  alertId: AlertId
  operation: Operation
  /** whatever tells that the alert has moved on: its story is read again */
  edition?: number | undefined
  onClose: () => void
}

/** Answers that another try would not change. */
const FINAL = ['outsideReach', 'notFound', 'notAllowed', 'notSignedIn']
const isFinal = (error: Error): boolean => error instanceof ApiRefusal && FINAL.includes(error.code)

/** The life of an alert: when it was raised and turned, whose screens showed it, who answered it and how fast. */
export function AlertStory({ alertId, operation, edition, onClose }: AlertStoryProps) {
  const { t } = useTranslation()
  const heading = useFocusOnce<HTMLHeadingElement>()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['alertStory', alertId],
    queryFn: () => call(routes.readAlertStory, { params: { alertId } }),
    retry: false,
  })
  const readFor = useRef(edition)
  useEffect(() => {
    if (readFor.current === edition) return
    readFor.current = edition
    void refetch()
  }, [edition, refetch])
  const says = {
    outsideReach: t('story.outside'),
    notFound: t('story.gone'),
    notAllowed: t('story.notYours'),
    internal: t('story.failed'),
    storeUnavailable: t('story.failed'),
    unreachable: t('story.unreachable'),
  }
  return (
    <article className="story" aria-labelledby="story-title" aria-busy={isFetching} data-story-shown={alertId}>
      <header>
        <h2 id="story-title" ref={heading} tabIndex={-1}>
          {t('story.title')}
        </h2>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {t('story.close')}
        </Button>
      </header>
      {data === undefined && error === null ? <p role="status">{t('story.loading')}</p> : null}
      <Problem error={error} says={says} />
      {error === null || isFinal(error) ? null : (
        <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
          {t('story.again')}
        </Button>
      )}
      {data === undefined ? null : (
        <>
          {error === null ? null : <p>{t('story.asBefore')}</p>}
          <StoryFacts told={data} operation={operation} />
          <StoryLine told={data} operation={operation} />
        </>
      )}
    </article>
  )
}
