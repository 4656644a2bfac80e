import { useEffect, useState } from 'react'

/** An address under which the bytes are shown while somebody looks at them. */
export function useUrlOf(bytes: Blob): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(bytes)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return url
}
