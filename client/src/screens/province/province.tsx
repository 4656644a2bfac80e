import '../../ui/report.css'
import './province.css'
import { Outlet } from 'react-router'
import { DeskFrame } from '../../ui/desk-frame.tsx'
import { Office } from '../../ui/office.tsx'
import { Seated } from '../../ui/seated.tsx'
import { ProvinceDesk } from './province-desk.tsx'

/** `/province` and what lies below it: the governor's office; whoever has no session signs in first. */
export function Province() {
  return (
    <Office>
      <Seated>
        {(seat) => (
          <DeskFrame seat={seat} name="province">
            <ProvinceDesk>
              <Outlet />
            </ProvinceDesk>
          </DeskFrame>
        )}
      </Seated>
    </Office>
  )
}
