import './console.css'
import { DeskFrame } from '../../ui/desk-frame.tsx'
import { Office } from '../../ui/office.tsx'
import { Seated } from '../../ui/seated.tsx'
import { ConsoleScreen } from './console-screen.tsx'

/** `/console`: the operators' desk; whoever has no session signs in first. */
export function Console() {
  return (
    <Office>
      <Seated>
        {(seat) => (
          <DeskFrame seat={seat} name="console">
            <ConsoleScreen />
          </DeskFrame>
        )}
      </Seated>
    </Office>
  )
}
