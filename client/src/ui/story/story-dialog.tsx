import { useLayoutEffect, useRef } from 'react'
import { AlertStory, type AlertStoryProps } from './alert-story.tsx'

/**
 * A story over a page that does not move by itself. The browser keeps the focus inside, closes it by Escape and leads
 * the focus back to where it was.
 */
export function StoryDialog(props: AlertStoryProps) {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog className="story-dialog" ref={ref} aria-labelledby="story-title" onCancel={props.onClose}>
      <AlertStory {...props} />
    </dialog>
  )
}
