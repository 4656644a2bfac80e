import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../../../map/map-context.ts'
import { LAYERS, type Layer } from './map-layers.ts'

export type MapToolsProps = {
  shown: readonly Layer[]
  onShow: (layers: readonly Layer[]) => void
  /** null: nothing with a place is chosen */
  onFrame: (() => void) | null
  onFrameAll: () => void
}

/** Nearer, further, to what is chosen, to all of it, and what is shown: everything that a hand on the map can do. */
export function MapTools({ shown, onShow, onFrame, onFrameAll }: MapToolsProps) {
  const { t } = useTranslation()
  const { map } = useRoom()
  return (
    <div className="map-tools">
      <Button.Group>
        <Button variant="default" size="compact-sm" aria-label={t('desk.map.nearer')} onClick={() => map.zoomIn()}>
          +
        </Button>
        <Button variant="default" size="compact-sm" aria-label={t('desk.map.further')} onClick={() => map.zoomOut()}>
          −
        </Button>
      </Button.Group>
      <Button variant="default" size="compact-sm" disabled={onFrame === null} onClick={() => onFrame?.()}>
        {t('desk.map.frame')}
      </Button>
      <Button variant="default" size="compact-sm" onClick={onFrameAll}>
        {t('desk.map.frameAll')}
      </Button>
      <Popover position="bottom-end" withinPortal={false} trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default" size="compact-sm">
            {t('desk.map.layers')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Checkbox.Group
            label={t('desk.map.layersShown')}
            value={[...shown]}
            onChange={(values) => onShow(LAYERS.filter((it) => values.includes(it)))}
          >
            <Stack gap="xs" mt="xs">
              {LAYERS.map((layer) => (
                <Checkbox key={layer} value={layer} label={t(`desk.map.layer.${layer}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <p className="hint">{t('desk.map.layersAlways')}</p>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
