import { Button, TextInput } from '@mantine/core'
import { CopyButton } from './copy-button.tsx'
import { useFocusOnce } from './use-focus-once.ts'

export type ShownOnceProps = {
  why: string
  /** what each value is called, and the value */
  values: readonly (readonly [label: string, value: string])[]
  done: string
  onDone: () => void
}

/** Secrets that the house does not keep: here to be copied, then never again. */
export function ShownOnce({ why, values, done, onDone }: ShownOnceProps) {
  const ref = useFocusOnce<HTMLDivElement>()
  return (
    <div className="entry" role="status" tabIndex={-1} ref={ref}>
      <p>{why}</p>
      {values.map(([label, value]) => (
        <CopyField key={label} label={label} value={value} />
      ))}
      <div className="entry-acts">
        <Button onClick={onDone}>{done}</Button>
      </div>
    </div>
  )
}

function CopyField({ label, value }: { label: string; value: string }) {
  return (
    <div className="copy-field">
      <TextInput label={label} value={value} readOnly onFocus={(event) => event.currentTarget.select()} />
      <CopyButton text={value} />
    </div>
  )
}
