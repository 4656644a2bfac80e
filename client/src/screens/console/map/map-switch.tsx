import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Shows or hides the map; so does the key `m`. */
export function MapSwitch({ isShown, onTurn }: { isShown: boolean; onTurn: () => void }) {
  const { t } = useTranslation()
  return (
    <Button variant="subtle" size="compact-sm" aria-keyshortcuts="m" onClick={onTurn}>
      {t(isShown ? 'desk.map.hide' : 'desk.map.show')}
    </Button>
  )
}
