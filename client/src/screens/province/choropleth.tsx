import { useTranslation } from 'react-i18next'
import { boundsOf, type MapFile } from '../../map/map-file.ts'
import type { Measure, RegencyTold } from './measures.ts'
import { LINE, type Name, placeNames } from './name-places.ts'
import { pathOf, planeOf } from './plane.ts'
import { breaksOf, shadeOf } from './shades.ts'
import { useIsNarrow } from './use-is-narrow.ts'

/** About as wide as it is drawn, so that names are as large as the text beside them, pixels. */
const [WIDE, NARROW, MARGIN] = [560, 340, 14]
/** A regency at least this wide on the map carries its own name, pixels. */
const ROOM = 80

export type ChoroplethProps = {
  file: MapFile
  regencies: readonly RegencyTold[]
  measure: Measure
  nameOf: (code: string) => string
  /** null: on paper nothing is pressed */
  onOpen: ((code: string) => void) | null
}

/**
 * The regencies in shades of one colour, each with its name and its figure; what has none is hatched. It says nothing
 * that the table beside it does not: who cannot see it reads that one.
 */
export function Choropleth({ file, regencies, measure, nameOf, onOpen }: ChoroplethProps) {
  const { t } = useTranslation()
  const width = useIsNarrow() ? NARROW : WIDE
  const plane = planeOf(file.bounds, width, MARGIN)
  const told = new Map(regencies.map((it) => [String(it.code), measure.value(it)]))
  const breaks = breaksOf(
    [...told.values()].filter((it) => it !== null),
    measure.scale,
  )
  const points = new Map(
    [...file.capitals.features, ...file.regencyLabels.features].flatMap(({ properties, geometry }) =>
      geometry.type === 'Point' ? [[properties.code.slice(0, 5), geometry.coordinates] as const] : [],
    ),
  )
  const names = file.regencies.features.flatMap(({ properties: { code } }): Name[] => {
    const value = told.get(code)
    const [lon, lat] = points.get(code) ?? []
    if (value === undefined || lon === undefined || lat === undefined) return []
    const [west, , east] = boundsOf(file, code)
    const isInside = plane.at(east, 0)[0] - plane.at(west, 0)[0] > ROOM
    return [
      { code, at: plane.at(lon, lat), lines: [nameOf(code), value === null ? '–' : measure.write(value)], isInside },
    ]
  })
  const shown = placeNames(
    names.toSorted((a, b) => Number(b.isInside) - Number(a.isInside)),
    width,
  )
  const classOf = (value: number | null | undefined): string => {
    if (value === undefined) return 'not-theirs'
    return value === null ? 'regency without' : `regency shade-${shadeOf(value, breaks)}`
  }
  const rangeText = (from: number, next: number | undefined): string => {
    const words = { from: measure.write(from), until: next === undefined ? '' : measure.write(next) }
    if (next === undefined) return t('province.orMore', words)
    if (from === 0) return t('province.below', words)
    return measure.scale === 'count' && next - from === 1 ? words.from : t('province.upTo', words)
  }
  return (
    <figure className="choropleth">
      <svg viewBox={`0 0 ${plane.width} ${plane.height}`} aria-hidden="true">
        <clipPath id="province-land">
          {file.land.features.map(({ properties, geometry }) => (
            <path key={properties.code} d={pathOf(geometry, plane)} />
          ))}
        </clipPath>
        <pattern id="province-none" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="shade-0" width="7" height="7" />
          <line className="hatch" x1="0" y1="0" x2="0" y2="7" />
        </pattern>
        <g className="around">
          {file.neighbours.features.map(({ properties, geometry }) => (
            <path key={properties.kind} d={pathOf(geometry, plane)} />
          ))}
        </g>
        <g clipPath="url(#province-land)">
          {file.regencies.features.map(({ properties: { code, name }, geometry }) => {
            const value = told.get(code)
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the names in the table do the same by keyboard
              <path
                key={code}
                className={classOf(value)}
                data-regency={code}
                d={pathOf(geometry, plane)}
                onClick={onOpen === null || value === undefined ? undefined : () => onOpen(code)}
              >
                <title>{name}</title>
              </path>
            )
          })}
        </g>
        <g className="borders">
          {[...file.land.features, ...file.regencyBorders.features, ...file.provinceBorders.features].map(
            ({ geometry }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name and never change
              <path key={i} d={pathOf(geometry, plane)} />
            ),
          )}
        </g>
        <g className="names">
          {shown.map(({ code, at, lines, x, y, anchor, isInside }) => (
            <g key={code}>
              {isInside ? null : (
                <>
                  <line x1={at[0]} y1={at[1]} x2={anchor === 'start' ? x - 2 : x + 2} y2={y + LINE * 0.2} />
                  <circle cx={at[0]} cy={at[1]} r="2.5" />
                </>
              )}
              <text x={x} y={y} textAnchor={anchor}>
                {lines.map((line, i) => (
                  <tspan key={line} x={x} dy={i === 0 ? 0 : LINE} className={i === 0 ? 'name' : 'value'}>
                    {line}
                  </tspan>
                ))}
              </text>
            </g>
          ))}
        </g>
      </svg>
      <figcaption>
        <b>{measure.label}</b> <span>({measure.unit})</span>
        <ul className="shades">
          {measure.scale === 'time' ? null : (
            <li>
              <i className="shade-0" /> {measure.write(0)}
            </li>
          )}
          {breaks.map((from, i) => {
            const next = breaks[i + 1]
            return (
              <li key={from}>
                <i className={`shade-${i + 1}`} />
                {rangeText(from, next)}
              </li>
            )
          })}
          {[...told.values()].includes(null) ? (
            <li>
              <i className="shade-none" /> {t('province.noFigure')}
            </li>
          ) : null}
        </ul>
        <small>{t('wall.approximate')}</small>
      </figcaption>
    </figure>
  )
}
