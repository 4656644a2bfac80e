import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { changedList } from './changed-list.ts'
import { newId } from './draft.ts'
import { OpenedEntry } from './opened-entry.tsx'
import { fieldAt } from './problems-in.ts'
import { SiteFields } from './site-fields.tsx'
import { useCampText } from './use-camp-text.ts'
import { useDraftForm } from './use-editing.ts'
import { useOpened } from './use-opened.ts'
import { useRegionName } from './use-region-name.ts'

/** The places that are guarded, in a table that can be searched. */
export function SitesPart() {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { province } = picture.operation
  const regionName = useRegionName()
  const campText = useCampText()
  const { draft, set } = useDraftForm()
  const [words, setWords] = useState('')
  const list = changedList(draft.sites, (next) => set({ sites: next }))
  const { isOpen, open } = useOpened('sites')
  const add = (): void => {
    const id = newId('site')
    setWords('')
    list.add({ id, kind: 'kpu', name: '', place: '', accuracyM: '', region: province.code, camp: '' })
    open(id, true)
  }
  const shown = draft.sites.filter(({ id, name, kind, region }) => {
    const says = `${name} ${t(`siteKind.${kind}`)} ${regionName(region)}`.toLowerCase()
    return isOpen(id) || says.includes(words.trim().toLowerCase())
  })
  return (
    <>
      <TextInput
        type="search"
        label={t('operation.lookUp')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {draft.sites.length === 0 ? <p className="empty">{t('operation.noSite')}</p> : null}
      {draft.sites.length > 0 && shown.length === 0 ? (
        <p className="empty">{t('operation.noneFound', { words })}</p>
      ) : null}
      {shown.length === 0 ? null : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('operation.siteName')}</th>
              <th scope="col">{t('operation.siteKind')}</th>
              <th scope="col">{t('operation.sitePlace')}</th>
              <th scope="col">{t('alert.accuracy')}</th>
              <th scope="col">{t('operation.siteCamp')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map((site) => (
              <OpenedEntry
                key={site.id}
                at={fieldAt('sites', site.id)}
                name={site.name || t('operation.newSite')}
                cells={[
                  t(`siteKind.${site.kind}`),
                  `${regionName(site.region)} · ${site.place}`,
                  <span key="accuracy" className="one-line">
                    {site.accuracyM === '' ? '–' : `${format.count(Number(site.accuracyM))} m`}
                  </span>,
                  site.camp === '' ? '–' : campText(site.camp),
                ]}
                isOpen={isOpen(site.id)}
                onOpen={(its) => open(site.id, its)}
                remove={t('operation.removeSite')}
                onRemove={() => list.remove(site.id)}
              >
                <SiteFields site={site} onChange={list.put} />
              </OpenedEntry>
            ))}
          </tbody>
        </table>
      )}
      <Button variant="default" onClick={add}>
        {t('operation.addSite')}
      </Button>
    </>
  )
}
