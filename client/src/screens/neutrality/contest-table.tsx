import type { Figures } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { useTranslation } from 'react-i18next'
import { BarFigure } from '../../ui/bar-figure.tsx'
import { CampChip } from '../../ui/camp-chip.tsx'
import type { Measure } from './measures.ts'

export type ContestTableProps = {
  contest: Operation['contests'][number]
  /** of each camp, in the order of the contest's camps */
  figures: readonly Figures[]
  measures: readonly Measure[]
}

/** The camps of a contest side by side, every column by the same rule. */
export function ContestTable({ contest, figures, measures }: ContestTableProps) {
  const { t } = useTranslation()
  return (
    <figure className="contest" data-contest-id={contest.id}>
      <table>
        <caption>{contest.name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('neutrality.measure')}</th>
            {contest.camps.map((camp) => (
              <th key={camp.ballotNumber} scope="col">
                <span className="unseen">{t('neutrality.camp')} </span>
                <CampChip camp={camp} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map(({ key, label, value, write }) => {
            const most = Math.max(0, ...figures.map((it) => value(it) ?? 0))
            return (
              <tr key={key} data-measure={key}>
                <th scope="row">{label}</th>
                {contest.camps.map(({ ballotNumber }, i) => {
                  const its = figures[i]
                  return (
                    <td key={ballotNumber}>
                      <BarFigure value={its === undefined ? null : value(its)} most={most} write={write} />
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </figure>
  )
}
