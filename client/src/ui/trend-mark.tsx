import type { Approach } from '@jaga-jarak/shared/alert.ts'

const PATH: Record<Approach, string> = {
  closing: 'M1 12h13M9 6l6 6-6 6M47 12H34M39 6l-6 6 6 6',
  opening: 'M15 12H2M7 6l-6 6 6 6M33 12h13M41 6l6 6-6 6',
  steady: 'M8 8h32M8 16h32',
}

/** Two arrows towards each other, away from each other, or two that go side by side. */
export function TrendMark({ approach }: { approach: Approach }) {
  return (
    <svg className="trend" viewBox="0 0 48 24" aria-hidden="true">
      <path d={PATH[approach]} fill="none" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round" />
    </svg>
  )
}
