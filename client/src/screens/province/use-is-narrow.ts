import { useMediaQuery } from '@mantine/hooks'

/** As in `province.css`: a phone, or a page that is magnified to the size of one. */
const NARROW = '(max-width: 40rem)'

/** Whether there is room for one thing beside the other; known before anything is drawn. */
export const useIsNarrow = (): boolean => useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
