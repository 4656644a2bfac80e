import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { Problem } from '@jaga-jarak/shared/amendment.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import { checkOperation } from './check-operation.ts'
import type { OperationFile } from './operation-file.ts'
import { toOperation } from './to-operation.ts'

/** Line and column count from 1. */
type Placed = { file: string; line: number; column: number; key: string; message: string }

/** Everything that is wrong with an operation file, each with file, line, column, key and what was expected. */
export class OperationFileError extends Error {
  readonly problems: readonly Placed[]
  constructor(problems: readonly Placed[]) {
    const lines = problems.map((it) => `${it.file}:${it.line}: ${it.key === '' ? '' : `${it.key}: `}${it.message}`)
    super(['operation file refused', ...lines].join('\n'))
    this.name = 'OperationFileError'
    this.problems = problems
  }
}

type Source = { name: string; document: Document; lines: LineCounter }

function open(file: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, uniqueKeys: true })
  const name = basename(file)
  if (document.errors.length > 0) {
    throw new OperationFileError(
      document.errors.map(({ linePos, message }) => {
        const { line, col } = linePos?.[0] ?? { line: 1, col: 1 }
        return { file: name, line, column: col, key: '', message }
      }),
    )
  }
  return { name, document, lines }
}

/** Sections that no file takes from another. */
const OWN = ['id', 'name']

/** The file that a section comes from, and there the line of the path or of its nearest parent that is written down. */
function place(sources: readonly Source[], { path, message }: Pick<Problem, 'path' | 'message'>): Placed {
  const [section] = path
  const key = path.join('.')
  const writer = sources.find((it) => it.document.has(section)) ?? sources[0]
  const source = OWN.includes(String(section)) ? sources[0] : writer
  for (let depth = path.length; depth > 0; depth--) {
    const node = source?.document.getIn(path.slice(0, depth), true)
    if (source === undefined || !isNode(node) || !node.range) continue
    const { line, col } = source.lines.linePos(node.range[0])
    return { file: source.name, line, column: col, key, message }
  }
  return { file: source?.name ?? '', line: 1, column: 1, key, message }
}

/**
 * `extends: other.yaml` takes that file's sections; the sections written here stand in their place, whole. `id` and
 * `name` are never taken: an exercise must not be mistaken for the operation it copies.
 */
function merged(file: string, through: readonly string[] = []): { value: unknown; sources: Source[] } {
  const source = open(file)
  const value: unknown = source.document.toJS()
  if (!isMap(source.document.contents) || typeof value !== 'object' || value === null || !('extends' in value)) {
    return { value, sources: [source] }
  }
  const { extends: base, ...own } = value
  const refused = (message: string) => new OperationFileError([place([source], { path: ['extends'], message })])
  if (typeof base !== 'string' || basename(base) !== base) {
    throw refused('the name of a file in the same folder expected')
  }
  const target = resolve(dirname(file), base)
  if ([...through, resolve(file)].includes(target)) throw refused('a file that does not extend this one expected')
  if (!existsSync(target)) throw refused(`${base} is not there; the name of a file in the same folder expected`)
  const below = merged(target, [...through, resolve(file)])
  const sections = Object.entries(Object(below.value)).filter(([section]) => !OWN.includes(section))
  return { value: { ...Object.fromEntries(sections), ...own }, sources: [source, ...below.sources] }
}

/** Reads an operation file as it is written. Throws OperationFileError with all that is wrong, or what the file system throws. */
export function readOperationFile(file: string): OperationFile {
  const { value, sources } = merged(file)
  const checked = checkOperation(value)
  if ('problems' in checked) throw new OperationFileError(checked.problems.map((it) => place(sources, it)))
  return checked.file
}

/** The operation that a file tells of. Throws as {@link readOperationFile}. */
export const readOperation = (file: string): Operation => toOperation(readOperationFile(file))
