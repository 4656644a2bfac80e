import type { PredictionEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { sidesOf } from '../../../map/marks.ts'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { LimitsSource } from './limits-source.tsx'
import { SidesTable } from './sides-table.tsx'
import { useContestsText } from './use-contests-text.ts'

/** PX8, AL6: when and where two groups are foretold to reach each limit, by what, and how sure that is. */
export function PredictionEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const contestsText = useContestsText()
  const { window, otherBasis } = evidence
  const danger = evidence.reaches.at(-1)
  return (
    <>
      <Facts
        facts={[
          [t('alert.dangerAt'), danger === undefined ? null : format.clock(danger.at)],
          [
            t('alert.window'),
            t('alert.between', { from: format.clock(window.from), until: format.clock(window.until) }),
          ],
          [t('alert.basis'), t('alert.foretold', { basis: t(`predictionBasis.${evidence.basis}`) })],
          [
            t('alert.otherBasis'),
            otherBasis === null
              ? null
              : t('alert.otherBasisSays', {
                  basis: t(`predictionBasis.${otherBasis.basis}`),
                  time: format.clock(otherBasis.at),
                }),
          ],
          [
            t('alert.cpa'),
            t('alert.cpaIn', {
              distance: format.exact(evidence.cpaM),
              duration: format.duration(evidence.tcpaS * 1_000),
            }),
          ],
          [t('alert.range'), format.exact(evidence.rangeM)],
          [t('alert.closing'), format.speed(evidence.closingMps)],
          [t('alert.limitsFrom'), <LimitsSource key="limits" {...evidence} />],
          [t('alert.contests'), contestsText(evidence.contests)],
          [t('alert.place'), placeText(evidence.place) ?? t('wall.outside')],
          [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
        ]}
      />
      <h3 id="reaches">{t('alert.reaches')}</h3>
      <table className="sides" aria-labelledby="reaches">
        <thead>
          <tr>
            <th scope="col">{t('alert.band')}</th>
            <th scope="col">{t('alert.limitColumn')}</th>
            <th scope="col">{t('alert.at')}</th>
            <th scope="col">{t('alert.position')}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.reaches.map(({ band, limitM, at, position }) => (
            <tr key={band}>
              <th scope="row">
                <SeverityMark band={band} /> {t(`band.${band}`)}
              </th>
              <td>{format.exact(limitM)}</td>
              <td>{format.clock(at)}</td>
              <td>{writeCoordinates(position)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('alert.sides')}</h3>
      <SidesTable sides={sidesOf(picture.operation, evidence)} />
    </>
  )
}
