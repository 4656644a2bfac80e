import './bar-figure.css'

/** A figure with a bar beside it, so long as it is beside the greatest of its row or column; a dash where there is none. */
export function BarFigure({
  value,
  most,
  write,
}: {
  value: number | null
  most: number
  write: (value: number) => string
}) {
  if (value === null) return <span className="bar-figure">–</span>
  return (
    <span className="bar-figure">
      <b>{write(value)}</b>
      <i aria-hidden="true" style={{ width: most === 0 ? 0 : `${(100 * value) / most}%` }} />
    </span>
  )
}
