/** A list with what is chosen of it, or what is being entered, beside it; on a narrow screen above it. */
export function DeskLayout({
  title,
  act,
  aside,
  children,
}: {
  title: string
  /** what may be begun here */
  act?: React.ReactNode
  aside: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <div className="desk" data-aside={aside !== null}>
      <section className="desk-list" aria-label={title}>
        {act ? <div className="desk-act">{act}</div> : null}
        {children}
      </section>
      {aside === null ? null : (
        <aside className="desk-aside" aria-live="off">
          {aside}
        </aside>
      )}
    </div>
  )
}
