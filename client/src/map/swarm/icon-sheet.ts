import { drawIcon, ICON_RATIO } from '../draw-icon.ts'
import type { Icon } from '../icon-name.ts'
import type { Palette } from '../palette.ts'

/** The pictures of icons of one size on the graphics card, by their number. `sidePx` is how large they are on the map. */
export function createIconSheet(gl: WebGL2RenderingContext, sidePx: number, palette: Palette) {
  const texture = gl.createTexture()
  const side = sidePx * ICON_RATIO
  const drawn: ImageData[] = []
  return {
    sidePx,
    /** Binds them, with those that are new. */
    bind(icons: readonly Icon[]): void {
      gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture)
      if (drawn.length === icons.length) return
      for (const icon of icons.slice(drawn.length)) drawn.push(drawIcon(icon, palette))
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
      gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
      gl.texImage3D(gl.TEXTURE_2D_ARRAY, 0, gl.RGBA, side, side, drawn.length, 0, gl.RGBA, gl.UNSIGNED_BYTE, null)
      for (const [i, image] of drawn.entries()) {
        gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, i, side, side, 1, gl.RGBA, gl.UNSIGNED_BYTE, image)
      }
      gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
      gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
      gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
      gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
    },
    remove: (): void => gl.deleteTexture(texture),
  }
}
export type IconSheet = ReturnType<typeof createIconSheet>
