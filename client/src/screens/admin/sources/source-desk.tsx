import { routes } from '@jaga-jarak/shared/api.ts'
import type { Source } from '@jaga-jarak/shared/source.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { ShownOnce } from '../../../ui/shown-once.tsx'
import { exampleOf } from './example-of.ts'
import { SourceForm } from './source-form.tsx'
import { SOURCE_LIST } from './source-list.ts'
import { SourceRow } from './source-row.tsx'

const REFRESH_MS = 10_000

type Aside = { is: 'form'; source: Source | null } | { is: 'secret'; source: Source; token: string }

/** Other systems that report incidents: where, in which words, and how much came of each. */
export function SourceDesk() {
  const { t } = useTranslation()
  const { area } = useDesk().picture.operation
  const [aside, setAside] = useState<Aside | null>(null)
  const { data, error } = useQuery({
    queryKey: SOURCE_LIST,
    queryFn: () => call(routes.listSources, {}),
    refetchInterval: REFRESH_MS,
  })
  const close = (): void => setAside(null)
  const tell = (source: Source, token: string): void => setAside({ is: 'secret', source, token })
  const middle = { lon: (area.west + area.east) / 2, lat: (area.south + area.north) / 2 }
  return (
    <DeskLayout
      title={t('admin.sources')}
      act={<Button onClick={() => setAside({ is: 'form', source: null })}>{t('source.register')}</Button>}
      aside={
        aside === null ? null : aside.is === 'secret' ? (
          <ShownOnce
            why={t('source.once')}
            values={[
              [t('source.token'), aside.token],
              [t('source.example'), exampleOf({ origin: window.location.origin, ...aside }, middle)],
            ]}
            done={t('source.done')}
            onDone={close}
          />
        ) : (
          <SourceForm
            key={aside.source?.id ?? 'new'}
            {...(aside.source === null ? {} : { source: aside.source })}
            onRegistered={tell}
            onChanged={close}
            onCancel={close}
          />
        )
      }
    >
      <Problem error={error} />
      {data?.sources.length === 0 ? <p className="empty">{t('source.none')}</p> : null}
      {data === undefined || data.sources.length === 0 ? null : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('source.name')}</th>
              <th scope="col">{t('source.reach')}</th>
              <th scope="col">{t('source.reports')}</th>
              <th scope="col">{t('source.last')}</th>
              <th scope="col">{t('group.status')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.sources.map((record) => (
              <SourceRow
                key={record.source.id}
                record={record}
                now={data.now}
                onOpen={() => setAside({ is: 'form', source: record.source })}
                onRotated={tell}
              />
            ))}
          </tbody>
        </table>
      )}
    </DeskLayout>
  )
}
