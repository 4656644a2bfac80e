import { routes } from '@jaga-jarak/shared/api.ts'
import type { ListedIndexSet } from '@jaga-jarak/shared/index-set.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { requestOf } from '../../live/api.ts'
import { useDesk } from '../../ui/desk-context.ts'
import { ReportTable } from '../../ui/report-table.tsx'
import { IndexImport } from './index-import.tsx'

/** What the published indices say of each regency, side by side: they contradict each other, so none stands alone. */
export function IndexSets({ sets }: { sets: readonly ListedIndexSet[] }) {
  const { t } = useTranslation()
  const { picture, format, may } = useDesk()
  const [isImporting, setImporting] = useState(false)
  const shown = sets.filter(({ entries }) => entries.length > 0)
  const [csv] = requestOf(routes.exportIndexSets, {})
  return (
    <section aria-labelledby="province-indices">
      <h2 id="province-indices">{t('province.index.title')}</h2>
      <p className="lead">{t('province.index.lead')}</p>
      {shown.length === 0 ? (
        <p className="empty">{t('province.index.none')}</p>
      ) : (
        <ReportTable
          className="indices"
          title={t('province.index.title')}
          columns={[
            { key: 'regency', head: t('neutrality.regency') },
            ...shown.map(({ id, name, source, version, date, isOwn }) => ({
              key: id,
              head: (
                <>
                  {isOwn ? `${name} (${t('province.index.own')})` : name}
                  <small>{[source, version, date].join(' · ')}</small>
                </>
              ),
            })),
          ]}
        >
          {picture.operation.regions.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              {shown.map(({ id, entries }) => {
                const entry = entries.find((it) => it.code === code)
                const says = entry?.class ? t(`vulnerability.${entry.class}`) : ''
                const score = entry?.score ?? null
                return (
                  <td key={id}>
                    {[says, score === null ? '' : format.factor(score)].filter((it) => it !== '').join(' · ') || '–'}
                  </td>
                )
              })}
            </tr>
          ))}
        </ReportTable>
      )}
      <div className="report-acts unprinted">
        {may('importIndexSet', [null]) && !isImporting ? (
          <Button variant="default" onClick={() => setImporting(true)}>
            {t('province.index.import')}
          </Button>
        ) : null}
        {shown.length === 0 ? null : (
          <Button component="a" href={csv} download variant="default">
            {t('province.index.csv')}
          </Button>
        )}
      </div>
      {isImporting ? <IndexImport onDone={() => setImporting(false)} /> : null}
    </section>
  )
}
