import { SiteKind } from '@jaga-jarak/shared/site.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { oneOf } from '../../../ui/fields.ts'
import { campKey, type SiteDraft } from './draft.ts'
import { fieldAt } from './problems-in.ts'
import { useCampText } from './use-camp-text.ts'
import { useDraftForm } from './use-editing.ts'
import { useProblemAt } from './use-problem-text.ts'

/** More than the schema allows would be a list that never ends while somebody types. */
const MOST_CAMPS = 20

export type SiteFieldsProps = { site: SiteDraft; onChange: (site: SiteDraft) => void }

export function SiteFields({ site, onChange }: SiteFieldsProps) {
  const { t } = useTranslation()
  const { province, regions } = useDesk().picture.operation
  const { contests } = useDraftForm().draft
  const campText = useCampText()
  const problemAt = useProblemAt()
  const at = (key: string): string => fieldAt('sites', site.id, key)
  const set = (typed: Partial<SiteDraft>): void => onChange({ ...site, ...typed })
  const camps = contests.flatMap(({ id, camps: count }) =>
    Array.from({ length: Math.min(MOST_CAMPS, Number(count) || 0) }, (_, i) => campKey(id, i + 1)),
  )
  // One that is no longer there is still shown, so that it is seen and can be put right.
  const choices = site.camp === '' || camps.includes(site.camp) ? camps : [...camps, site.camp]
  return (
    <div className="figures">
      <TextInput
        label={t('operation.siteName')}
        value={site.name}
        maxLength={120}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={problemAt(at('name'))}
      />
      <NativeSelect
        label={t('operation.siteKind')}
        value={site.kind}
        onChange={(event) => set({ kind: oneOf(SiteKind.options, event.currentTarget.value) })}
        data={SiteKind.options.map((value) => ({ value, label: t(`siteKind.${value}`) }))}
      />
      <TextInput
        label={t('operation.sitePlace')}
        description={t('console.coordinatesHint')}
        value={site.place}
        onChange={(event) => set({ place: event.currentTarget.value })}
        error={problemAt(at('place'))}
      />
      <TextInput
        type="number"
        min={0}
        label={t('operation.siteAccuracy')}
        value={site.accuracyM}
        onChange={(event) => set({ accuracyM: event.currentTarget.value })}
        error={problemAt(at('accuracyM'))}
      />
      <NativeSelect
        label={t('operation.region')}
        value={site.region}
        onChange={(event) => set({ region: event.currentTarget.value })}
        data={[province, ...regions].map(({ code, name }) => ({ value: code, label: name }))}
        error={problemAt(at('region'))}
      />
      <NativeSelect
        label={t('operation.siteCamp')}
        value={site.camp}
        onChange={(event) => set({ camp: event.currentTarget.value })}
        data={[
          { value: '', label: t('console.noCamp') },
          ...choices.map((value) => ({ value, label: campText(value) })),
        ]}
        error={problemAt(at('camp'))}
      />
    </div>
  )
}
