import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
} from 'yaml'
import type { FileProblem } from './operation-file-error.ts'

export type KeyPath = readonly PropertyKey[]

/** A file's content with the way back from a key to its line. */
export type YamlSource = {
  value: Record<string, unknown>
  problems: FileProblem[]
  problemAt(path: KeyPath, message: string): FileProblem
}

const EXTENDS = 'extends'

/** `contests[2].region` */
const keyOf = (path: KeyPath): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

/** Where a key stands, or the nearest thing above it that exists. */
function offsetOf(document: Document.Parsed, path: KeyPath): number {
  let node: Node | null | undefined = document.contents
  let offset = node?.range?.[0] ?? 0
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (pair === undefined) break
      offset = pair.key.range[0]
      node = pair.value
    } else if (isSeq<ParsedNode>(node)) {
      node = node.items[Number(key)]
      if (node === undefined) break
      offset = node.range?.[0] ?? offset
    } else break
  }
  return offset
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readOne(file: string): YamlSource {
  const lines = new LineCounter()
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`
    const problem: FileProblem = { file, line: 1, column: 1, key: '', message }
    return { value: {}, problems: [problem], problemAt: () => problem }
  }
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number, key: string, message: string): FileProblem => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col), key, message }
  }
  const problemAt = (path: KeyPath, message: string) => at(offsetOf(document, path), keyOf(path), message)
  const problems = [...document.errors, ...document.warnings].map(({ pos, message }) => at(pos[0], '', message))
  if (problems.length > 0) return { value: {}, problems, problemAt }
  const value: unknown = document.toJS()
  if (isRecord(value)) return { value, problems, problemAt }
  return { value: {}, problems: [problemAt([], 'expected keys and values, such as "id: kaltim-2024"')], problemAt }
}

/**
 * Reads a YAML file. With `extends: other.yaml` (a file in the same folder) it takes every top-level key it does not
 * have itself from that file, whole; `id` and `name` are never taken, so that two operations cannot be mistaken for
 * one another. What is wrong is told at the file and line that says it.
 */
export function readYamlSource(file: string, through: readonly string[] = []): YamlSource {
  const own = readOne(file)
  if (!(EXTENDS in own.value)) return own
  const { [EXTENDS]: parent, ...value } = own.value
  const refused = (message: string): YamlSource => ({
    ...own,
    value,
    problems: [...own.problems, own.problemAt([EXTENDS], message)],
  })
  if (typeof parent !== 'string' || parent === '' || basename(parent) !== parent) {
    return refused('expected the name of a file in the same folder')
  }
  const parentFile = join(dirname(file), parent)
  if ([...through, file].includes(parentFile)) return refused(`${parent} extends this file in turn`)
  const base = readYamlSource(parentFile, [...through, file])
  const { id: _id, name: _name, ...inherited } = base.value
  return {
    value: { ...inherited, ...value },
    problems: [...own.problems, ...base.problems],
    problemAt: (path, message) => {
      const [top] = path
      const isInherited = typeof top === 'string' && !(top in value) && top in inherited
      return (isInherited ? base : own).problemAt(path, message)
    },
  }
}
