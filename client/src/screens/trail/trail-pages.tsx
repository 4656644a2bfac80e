import './trail.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Seq } from '@jaga-jarak/shared/primitives.ts'
import { writeQuery } from '@jaga-jarak/shared/query.ts'
import { TrailFilter } from '@jaga-jarak/shared/trail.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { call, requestOf } from '../../live/api.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { Problem } from '../../ui/problem.tsx'
import { StoryDialog } from '../../ui/story/story-dialog.tsx'
import { STORY_PARAM, useStoryAddress } from '../../ui/story/use-story-address.ts'
import { TrailFilters } from './trail-filters.tsx'
import { TrailTable } from './trail-table.tsx'

/** Each reading is recorded, so nothing is read again unless somebody asks for it. */
const ON_DEMAND = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  retry: false,
} as const

/** The filter that the address of the page names; one that cannot be read is none. */
const filterIn = (search: URLSearchParams): TrailFilter => {
  const { lang: _, [STORY_PARAM]: _story, ...asked } = Object.fromEntries(search)
  return TrailFilter.safeParse(asked).data ?? {}
}

/** The trail as filtered, page after page, and the ways to take it away. */
export function TrailPages({ operation }: { operation: Operation }) {
  const { t } = useTranslation()
  const { zone } = operation
  const format = createFormat(useLanguage(), zone)
  const { story, open, close } = useStoryAddress()
  const [search, setSearch] = useSearchParams()
  const filter = filterIn(search)
  const { data, error, fetchNextPage, hasNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ['trail', filter],
    queryFn: ({ pageParam: before }) => call(routes.readTrail, { query: { ...filter, before } }),
    initialPageParam: undefined as Seq | undefined,
    getNextPageParam: ({ rows, hasOlder }): Seq | undefined => (hasOlder ? rows.at(-1)?.seq : undefined),
    ...ON_DEMAND,
  })
  const show = (wanted: TrailFilter): void => setSearch(new URLSearchParams(writeQuery(wanted)))
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  const [csv] = requestOf(routes.exportTrail, { query: filter })
  return (
    <>
      <TrailFilters
        key={writeQuery(filter)}
        filter={filter}
        people={data?.pages[0]?.people ?? []}
        zone={zone}
        onApply={show}
      />
      <div className="report-acts unprinted">
        <Button variant="default" size="compact-sm" loading={isFetching} onClick={() => void refetch()}>
          {t('trail.again')}
        </Button>
        <Button component="a" href={csv} download variant="default" size="compact-sm">
          {t('trail.csv')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => window.print()}>
          {t('trail.print')}
        </Button>
      </div>
      <Problem error={error} />
      {data === undefined && error === null ? <p role="status">{t('trail.loading')}</p> : null}
      {data !== undefined && rows.length === 0 ? <p className="empty">{t('trail.none')}</p> : null}
      {rows.length === 0 ? null : (
        <TrailTable rows={rows} format={format} onSubject={(subject) => show({ subject: subject.id })} onStory={open} />
      )}
      {story === null ? null : <StoryDialog key={story} alertId={story} operation={operation} onClose={close} />}
      {hasNextPage ? (
        <Button className="unprinted" variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>
          {t('trail.older')}
        </Button>
      ) : null}
    </>
  )
}
