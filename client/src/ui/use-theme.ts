import { useEffect } from 'react'
import { create } from 'zustand'

export type Theme = 'light' | 'dark'
const REMEMBERED_AS = 'theme'

const useStore = create<{ theme: Theme }>(() => ({
  theme: localStorage.getItem(REMEMBERED_AS) === 'dark' ? 'dark' : 'light',
}))

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(REMEMBERED_AS, theme)
  useStore.setState({ theme })
}

/** The theme of the office screens, light unless somebody chose; the page is dark again when they leave, as walls are. */
export function useTheme(): Theme {
  const { theme } = useStore()
  useEffect(() => {
    document.documentElement.setAttribute('data-theme', theme)
    return () => document.documentElement.setAttribute('data-theme', 'dark')
  }, [theme])
  return theme
}
