/**
 * Draws an icon at each mark. The middle of the view is taken from the place of the mark in two steps, as both were
 * given: a single float would be off by a pixel from near.
 */
const VERTEX = `#version 300 es
layout(location = 0) in vec4 a_place;
layout(location = 1) in vec2 a_look;
uniform mat4 u_matrix;
uniform vec4 u_middle;
uniform vec2 u_size;
uniform float u_turn;
out vec3 v_texel;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) - 0.5;
  vec2 near = a_place.xy - u_middle.xy;
  vec2 rest = a_place.zw - u_middle.zw;
  float turn = a_look.y == 0.0 && u_turn == 0.0 ? 0.0 : a_look.y + u_turn;
  vec2 turned = vec2(corner.x * cos(turn) + corner.y * sin(turn), corner.y * cos(turn) - corner.x * sin(turn));
  gl_Position = u_matrix * vec4(near + rest, 0.0, 1.0);
  gl_Position.xy += turned * u_size * gl_Position.w;
  v_texel = vec3(corner.x + 0.5, 0.5 - corner.y, a_look.x);
}`
const FRAGMENT = `#version 300 es
precision mediump float;
uniform mediump sampler2DArray u_icons;
in vec3 v_texel;
out vec4 colour;
void main() {
  colour = texture(u_icons, v_texel);
}`

function compile(gl: WebGL2RenderingContext, type: GLenum, source: string): WebGLShader {
  const shader = gl.createShader(type)
  if (shader === null) throw new Error('the graphics context is lost')
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  return shader
}

/** The program and where it takes what it needs. Throws when the graphics card does not take it. */
export function createMarkProgram(gl: WebGL2RenderingContext) {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = compile(gl, type, source)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost()) {
    throw new Error(`the marks of groups cannot be drawn: ${gl.getProgramInfoLog(program)}`)
  }
  return {
    program,
    matrix: gl.getUniformLocation(program, 'u_matrix'),
    middle: gl.getUniformLocation(program, 'u_middle'),
    size: gl.getUniformLocation(program, 'u_size'),
    turn: gl.getUniformLocation(program, 'u_turn'),
  }
}
