import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl'
import { iconFontIsThere, SIZE } from '../draw-icon.ts'
import type { Palette } from '../palette.ts'
import { mercatorX, mercatorY } from '../pixels.ts'
import { COUNT_BELOW_ZOOM, chipScale } from './chip-scale.ts'
import { createIconSheet, type IconSheet } from './icon-sheet.ts'
import { createMarkProgram } from './mark-program.ts'
import { FLOATS, type Swarm } from './swarm.ts'

const BYTES = FLOATS * Float32Array.BYTES_PER_ELEMENT

/** What the marks of a swarm need of the graphics card, and how they are drawn. */
function createPainter(gl: WebGL2RenderingContext, map: MapLibreMap, swarm: Swarm, palette: Palette) {
  const { program, ...uniforms } = createMarkProgram(gl)
  const buffer = gl.createBuffer()
  const array = gl.createVertexArray()
  const chips = createIconSheet(gl, SIZE.chip[0], palette)
  const arrows = createIconSheet(gl, SIZE.arrow[0], palette)

  function draw(
    [first, count]: [number, number],
    sheet: IconSheet,
    turn: number,
    { defaultProjectionData }: CustomRenderMethodInput,
  ): void {
    const { lng, lat } = map.getCenter()
    const [x, y] = [mercatorX(lng), mercatorY(lat)]
    const matrix = Float64Array.from(defaultProjectionData.mainMatrix)
    const at = (i: number): number => matrix[i] ?? 0
    for (let row = 0; row < 4; row++) matrix[12 + row] = at(row) * x + at(4 + row) * y + at(12 + row)
    const side = 2 * sheet.sidePx * chipScale(map.getZoom()) * map.getPixelRatio()
    const [nearX, nearY] = [Math.fround(x), Math.fround(y)]
    // biome-ignore lint/correctness/useHookAtTopLevel: of WebGL
    gl.useProgram(program)
    gl.uniformMatrix4fv(uniforms.matrix, false, Float32Array.from(matrix))
    gl.uniform4f(uniforms.middle, nearX, nearY, x - nearX, y - nearY)
    gl.uniform2f(uniforms.size, side / gl.drawingBufferWidth, side / gl.drawingBufferHeight)
    gl.uniform1f(uniforms.turn, turn)
    gl.bindVertexArray(array)
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    for (const [location, size, offset] of [
      [0, 4, 0],
      [1, 2, 16],
    ] as const) {
      gl.enableVertexAttribArray(location)
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, BYTES, first * BYTES + offset)
      gl.vertexAttribDivisor(location, 1)
    }
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count)
    gl.bindVertexArray(null)
  }

  return {
    upload(): void {
      const [first, count] = swarm.arrows()
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferData(gl.ARRAY_BUFFER, swarm.data().subarray(0, (first + count) * FLOATS), gl.DYNAMIC_DRAW)
    },
    drawArrows(input: CustomRenderMethodInput): void {
      gl.activeTexture(gl.TEXTURE0)
      arrows.bind(swarm.arrowIcons)
      draw(swarm.arrows(), arrows, (-map.getBearing() * Math.PI) / 180, input)
    },
    drawChips(which: [number, number], input: CustomRenderMethodInput): void {
      gl.activeTexture(gl.TEXTURE0)
      chips.bind(swarm.chipIcons)
      draw(which, chips, 0, input)
    },
    remove(): void {
      gl.deleteProgram(program)
      gl.deleteBuffer(buffer)
      gl.deleteVertexArray(array)
      chips.remove()
      arrows.remove()
    },
  }
}

/**
 * The marks of groups on the map, lowest first: arrows, chips of those that meet nobody, chips of those that do. They
 * share what the lowest holds while it is on the map. `show` draws what was last filled into the swarm.
 */
export function createSwarmLayers(map: MapLibreMap, swarm: Swarm, palette: Palette) {
  let painter: ReturnType<typeof createPainter> | null = null
  let isFontThere = false
  let isOther = true
  const isSeen = (): boolean => isFontThere && map.getZoom() >= COUNT_BELOW_ZOOM
  const arrows: CustomLayerInterface = {
    id: 'group-arrows',
    type: 'custom',
    onAdd: (_map, gl) => {
      painter = createPainter(gl, map, swarm, palette)
      void iconFontIsThere().finally(() => {
        isFontThere = true
        if (painter !== null) map.triggerRepaint()
      })
    },
    onRemove: () => {
      painter?.remove()
      painter = null
    },
    render: (_gl, input) => {
      if (isOther) painter?.upload()
      isOther = false
      if (isSeen()) painter?.drawArrows(input)
    },
  }
  const chipsOf = (id: string, which: () => [number, number]): CustomLayerInterface => ({
    id,
    type: 'custom',
    render: (_gl, input) => {
      if (isSeen()) painter?.drawChips(which(), input)
    },
  })
  return {
    arrows,
    free: chipsOf('group-chips', swarm.free),
    met: chipsOf('group-chips-met', swarm.met),
    show(): void {
      isOther = true
      map.triggerRepaint()
    },
  }
}
