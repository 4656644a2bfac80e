import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { Operation } from '@jaga-jarak/shared/operation.ts'
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import { findProblems } from './find-problems.ts'
import { dayAfter, localTime } from './local-time.ts'
import { OperationFile, type Problem } from './operation-file.ts'

type Placed = { file: string; line: number; key: string; message: string }

/** Everything that is wrong with an operation file, each with file, line, key and what was expected. */
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
      document.errors.map((it) => ({ file: name, line: it.linePos?.[0].line ?? 1, key: '', message: it.message })),
    )
  }
  return { name, document, lines }
}

/** The file and line of a path, or of its nearest parent that is written down. */
function place(sources: readonly Source[], { path, message }: Problem): Placed {
  for (let depth = path.length; depth > 0; depth--) {
    for (const { name, document, lines } of sources) {
      const node = document.getIn(path.slice(0, depth), true)
      if (!isNode(node) || !node.range) continue
      return { file: name, line: lines.linePos(node.range[0]).line, key: path.join('.'), message }
    }
  }
  return { file: sources[0]?.name ?? '', line: 1, key: path.join('.'), message }
}

/** `extends: other.yaml` takes that file's sections; the sections written here stand in their place, whole. */
function merged(file: string): { value: unknown; sources: Source[] } {
  const source = open(file)
  const value: unknown = source.document.toJS()
  if (!isMap(source.document.contents) || typeof value !== 'object' || value === null || !('extends' in value)) {
    return { value, sources: [source] }
  }
  const { extends: base, ...own } = value
  if (typeof base !== 'string' || basename(base) !== base) {
    const problem = { path: ['extends'], message: 'the name of a file in the same folder expected' }
    throw new OperationFileError([place([source], problem)])
  }
  const below = merged(resolve(dirname(file), base))
  return { value: { ...Object(below.value), ...own }, sources: [source, ...below.sources] }
}

function toOperation(file: OperationFile): unknown {
  const zone = file.zone.id
  const spans = (name: string) =>
    (file.calendars[name] ?? []).map((span) => ({
      phase: span.phase,
      from: localTime(span.from, zone),
      until: span.to === undefined ? null : localTime(dayAfter(span.to), zone),
    }))
  return {
    ...file,
    startsAt: localTime(file.startsAt, zone),
    exercise: file.exercise ? { ...file.exercise, clockStartsAt: localTime(file.exercise.clockStartsAt, zone) } : null,
    contests: file.contests.map((contest) => ({
      ...contest,
      camps: file.colours.slice(0, contest.camps).map((colour, i) => ({ ballotNumber: i + 1, colour })),
      calendar: spans(contest.calendar),
    })),
    sites: file.sites.map(({ lon, lat, ...site }) => ({ ...site, position: { lon, lat } })),
  }
}

/** Reads an operation file. Throws OperationFileError with all that is wrong, or what the file system throws. */
export function readOperation(file: string): Operation {
  const { value, sources } = merged(file)
  const parsed = OperationFile.safeParse(value)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue): Problem[] => {
      const path = issue.path.filter((it) => typeof it !== 'symbol')
      if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
      return issue.keys.map((key) => ({ path: [...path, key], message: 'unknown key' }))
    })
    throw new OperationFileError(problems.map((it) => place(sources, it)))
  }
  const problems = findProblems(parsed.data)
  if (problems.length > 0) throw new OperationFileError(problems.map((it) => place(sources, it)))
  return Operation.parse(toOperation(parsed.data))
}
