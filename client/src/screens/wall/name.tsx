import { splitName } from '../../text/split-name.ts'

/** A name in one line; without room for all of it, its middle goes: its end says as much as its beginning. */
export function Name({ children }: { children: string }) {
  const [head, tail] = splitName(children)
  return (
    <span className="name">
      <span className="cut">{head}</span>
      {tail === '' ? null : <span className="tail">{tail}</span>}
    </span>
  )
}
