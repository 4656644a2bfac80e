import '@mantine/core/styles.layer.css'
import './office.css'
import { createTheme, defaultVariantColorsResolver, MantineProvider, type VariantColorsResolver } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useTheme } from './use-theme.ts'

/** The same in both themes: the values behind these names change with the page's theme. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const over = 'color-mix(in srgb, var(--text) 8%, transparent)'
  switch (input.variant) {
    case 'filled':
      return {
        background: 'var(--accent)',
        hover: 'color-mix(in srgb, var(--accent) 86%, var(--muted))',
        color: 'var(--on-accent)',
        border: '1px solid transparent',
      }
    case 'default':
      return {
        background: 'var(--surface)',
        hover: 'var(--raised)',
        color: 'var(--text)',
        border: '1px solid var(--line)',
      }
    case 'subtle':
      return { background: 'transparent', hover: over, color: 'var(--text)', border: '1px solid transparent' }
    default:
      return defaultVariantColorsResolver(input)
  }
}

const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Checkbox: { defaultProps: { color: 'var(--accent)', iconColor: 'var(--on-accent)' } },
    Radio: { defaultProps: { color: 'var(--accent)', iconColor: 'var(--on-accent)' } },
  },
})

const colours = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-border': 'var(--field-line)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'color-mix(in srgb, var(--accent) 86%, var(--muted))',
}

/** What a network without internet answers is for the request to find out, not for the browser to guess. */
const queries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: 1 }, mutations: { networkMode: 'always' } },
})

/** What the screens at desks share: their components in the house's colours, and the lists that they read. */
export function Office({ children }: { children: React.ReactNode }) {
  const scheme = useTheme()
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      cssVariablesResolver={() => ({ variables: {}, light: colours, dark: colours })}
    >
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </MantineProvider>
  )
}
