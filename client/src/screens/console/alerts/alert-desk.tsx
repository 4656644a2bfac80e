import type { AlertId } from '@jaga-jarak/shared/primitives.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isFiltering, NO_FILTER, passes } from '../../../live/alert-filter.ts'
import { groupAlerts, keyOfGroup } from '../../../live/group-alerts.ts'
import { type Standing, standingAlerts } from '../../../live/standing-alerts.ts'
import { subjectsOf } from '../../../live/subjects-of.ts'
import { alertTitle } from '../../../text/alert-title.ts'
import { whereText } from '../../../text/where-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { AlertStory } from '../../../ui/story/alert-story.tsx'
import { useStoryAddress } from '../../../ui/story/use-story-address.ts'
import { useChosen } from '../../../ui/use-chosen.ts'
import { AlertDetail } from './alert-detail.tsx'
import { AlertRow } from './alert-row.tsx'
import { FilterBar } from './filter-bar.tsx'
import { GroupRow } from './group-row.tsx'
import { useRowFocus } from './use-row-focus.ts'
import { useStoryKeys } from './use-story-keys.ts'

/** So few are overlooked by nobody: no filter is in the way. */
const FEW = 3

/** All standing alerts, the gravest first, in a flood by regency (AL7), and why the chosen one stands, or its story, which outlives it. */
export function AlertDesk() {
  const { t } = useTranslation()
  const { picture, now, may } = useDesk()
  const [chosen, choose] = useChosen<AlertId>()
  const { story, open, close } = useStoryAddress()
  useStoryKeys(story, close)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const turn = (group: string): void =>
    setOpened((before) => new Set(before.has(group) ? [...before].filter((it) => it !== group) : [...before, group]))
  const [filter, setFilter] = useState(NO_FILTER)
  const standing = standingAlerts(picture, now)
  const saysOf = ({ alert: { evidence } }: Standing): string =>
    [
      alertTitle(t, evidence),
      t(`alertKind.${evidence.kind}`),
      ...subjectsOf(picture, evidence).map(({ name }) => name),
      evidence.kind === 'incidentRaised' ? t(`category.${evidence.category}`) : '',
      whereText(t, evidence),
    ].join(' ')
  const found = standing.filter((it) => passes(it.alert, saysOf(it), filter))
  const hidden = standing.filter((it) => !found.includes(it))
  const rows = useRowFocus()
  const items = groupAlerts(found)
  // Chosen elsewhere, on the map say: it is shown in its group, which may be closed again.
  const [before, setBefore] = useState<AlertId | null>(null)
  if (before !== chosen) {
    setBefore(chosen)
    const holder = items.find((it) => it.kind === 'group' && it.members.some(({ alert }) => alert.id === chosen))
    if (holder?.kind === 'group' && !opened.has(keyOfGroup(holder))) turn(keyOfGroup(holder))
  }
  const shown = standing.find(({ alert }) => alert.id === chosen)
  const detail =
    shown === undefined ? (
      <p className="empty">{t(chosen === null ? 'alert.choose' : 'alert.over')}</p>
    ) : (
      <AlertDetail key={shown.alert.id} standing={shown} onStory={() => open(shown.alert.id)} />
    )
  const hasDetail = shown !== undefined || (standing.length > 0 && story === null)
  const aside = (
    <>
      {story === null ? null : (
        <AlertStory
          key={story}
          alertId={story}
          operation={picture.operation}
          edition={picture.alerts.get(story)?.version}
          onClose={close}
        />
      )}
      {/* Stays where it is behind the story, with the words that were typed in it. */}
      {hasDetail ? <div hidden={story !== null}>{detail}</div> : null}
    </>
  )
  return (
    <DeskLayout title={t('console.alerts')} aside={story !== null || hasDetail ? aside : null}>
      {standing.length === 0 ? (
        <p className="empty">{t('alert.none')}</p>
      ) : (
        <>
          {standing.length > FEW || isFiltering(filter) ? (
            <FilterBar filter={filter} onFilter={setFilter} hidden={hidden} />
          ) : null}
          {may('acknowledgeAlert') ? <p className="hint">{t('alert.keys')}</p> : null}
          {found.length === 0 ? <p className="empty">{t('alert.filter.none')}</p> : null}
          <ul className="alerts" {...rows}>
            {items.map((item) =>
              item.kind === 'one' ? (
                <AlertRow
                  key={item.standing.alert.id}
                  standing={item.standing}
                  isChosen={item.standing.alert.id === chosen}
                  onChoose={() => choose(item.standing.alert.id)}
                />
              ) : (
                <GroupRow
                  key={keyOfGroup(item)}
                  group={item}
                  isOpen={opened.has(keyOfGroup(item))}
                  onTurn={() => turn(keyOfGroup(item))}
                  chosen={chosen}
                  onChoose={choose}
                />
              ),
            )}
          </ul>
        </>
      )}
    </DeskLayout>
  )
}
