import type { ListedIndexSet } from '@jaga-jarak/shared/index-set.ts'
import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { RISK_WEIGHTS, RiskInput } from '@jaga-jarak/shared/risk.ts'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { ReportTable } from '../../ui/report-table.tsx'

export type RiskTableProps = {
  regencies: ProvinceReport['regencies']
  /** the set whose classes are in it; null: the operation's own */
  index: string | null
  sets: readonly ListedIndexSet[]
  nameOf: (code: string) => string
  /** null: on paper nothing is chosen */
  onIndex: ((index: string | null) => void) | null
}

/** The risk figure with its formula and all that went into it: whoever doubts one adds it up. */
export function RiskTable({ regencies, index, sets, nameOf, onIndex }: RiskTableProps) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const falling = regencies.toSorted((a, b) => b.risk.points - a.risk.points)
  return (
    <section aria-labelledby="province-risk">
      <h2 id="province-risk">{t('province.risk.title')}</h2>
      <p className="lead">{t('province.risk.formula')}</p>
      {onIndex === null ? null : (
        <NativeSelect
          className="risk-index unprinted"
          label={t('province.risk.index')}
          value={index ?? ''}
          onChange={({ currentTarget }) => onIndex(currentTarget.value === '' ? null : currentTarget.value)}
          data={[
            { value: '', label: t('province.risk.own') },
            ...sets
              .filter(({ isOwn }) => !isOwn)
              .map(({ id, name, version }) => ({ value: id, label: `${name} ${version}` })),
          ]}
        />
      )}
      <ol className="risk-order">
        {falling.map(({ code, risk }) => (
          <li key={code} data-risk={code}>
            <span>{nameOf(code)}</span> <b>{format.factor(risk.points)}</b>
          </li>
        ))}
      </ol>
      <details className="unprinted">
        <summary>{t('province.risk.open')}</summary>
        <ReportTable
          className="risk"
          title={t('province.risk.title')}
          columns={[
            { key: 'input', head: t('province.risk.input') },
            { key: 'weight', head: t('province.risk.weight'), isFigure: true },
            ...falling.map(({ code }) => ({ key: code, head: nameOf(code), isFigure: true })),
          ]}
        >
          {RiskInput.options.map((input) => (
            <tr key={input}>
              <th scope="row">{t(`province.risk.of.${input}`)}</th>
              <td className="figure">{format.factor(RISK_WEIGHTS[input])}</td>
              {falling.map(({ code, risk }) => {
                const term = risk.terms.find((it) => it.input === input)
                return (
                  <td key={code} className="figure">
                    {term === undefined || term.value === 0
                      ? '–'
                      : t('province.risk.term', {
                          value: format.count(term.value),
                          points: format.factor(term.points),
                        })}
                  </td>
                )
              })}
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{t('province.risk.sum')}</th>
            <td />
            {falling.map(({ code, risk }) => (
              <td key={code} className="figure">
                {format.factor(risk.points)}
              </td>
            ))}
          </tr>
        </ReportTable>
      </details>
    </section>
  )
}
