import { type ReactNode, useEffect, useRef, useState } from 'react'

export type Column = { key: string; head: ReactNode /** stands to the right */; isFigure?: boolean }

/**
 * A table of a page of record. Where it is wider than the page it scrolls by itself, and is a place that a keyboard
 * reaches. `title` is read out; whoever sees has the heading above it.
 */
export function ReportTable({
  title,
  columns,
  className,
  children,
}: {
  title: string
  /** none: what stands in a row says itself what it is */
  columns: readonly Column[]
  className?: string
  children: ReactNode
}) {
  const place = useRef<HTMLDivElement>(null)
  const isWide = useIsWide(place)
  return (
    <div ref={place} className="report-wide" {...(isWide && { role: 'region', 'aria-label': title, tabIndex: 0 })}>
      <table className={className}>
        <caption className="unseen">{title}</caption>
        {columns.length === 0 ? null : (
          <thead>
            <tr>
              {columns.map(({ key, head, isFigure }) => (
                <th key={key} scope="col" className={isFigure ? 'figure' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** Whether what is in there is wider than it is, as both change. */
function useIsWide(place: React.RefObject<HTMLElement | null>): boolean {
  const [isWide, setWide] = useState(false)
  useEffect(() => {
    const it = place.current
    if (it === null) return undefined
    const observer = new ResizeObserver(() => setWide(it.scrollWidth > it.clientWidth))
    observer.observe(it)
    for (const child of it.children) observer.observe(child)
    return () => observer.disconnect()
  }, [place])
  return isWide
}
