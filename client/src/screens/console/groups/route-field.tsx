import { MAX_ROUTE_POINTS } from '@jaga-jarak/shared/group.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type RouteFault, writeRoute } from '../../../text/route-lines.ts'

/** PX8: the way that a group has declared, one point a line; `fault` says which line is no point. */
export function RouteField({ route, fault }: { route: readonly Position[] | null; fault: RouteFault | null }) {
  const { t } = useTranslation()
  const says = (it: RouteFault): string => {
    switch (it.kind) {
      case 'line':
        return t('group.routeLine', { line: it.line, text: it.text })
      case 'short':
        return t('group.routeShort')
      case 'long':
        return t('group.routeLong', { max: MAX_ROUTE_POINTS, count: it.count })
    }
  }
  return (
    <Textarea
      name="route"
      label={t('group.route')}
      description={t('group.routeHint')}
      defaultValue={writeRoute(route)}
      autosize
      minRows={3}
      maxRows={10}
      spellCheck={false}
      error={fault === null ? null : says(fault)}
    />
  )
}
