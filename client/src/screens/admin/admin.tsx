import './admin.css'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { mayOf } from '../../ui/desk-context.ts'
import { DeskFrame } from '../../ui/desk-frame.tsx'
import { Office } from '../../ui/office.tsx'
import { Seated } from '../../ui/seated.tsx'
import { AdminScreen } from './admin-screen.tsx'

/** `/admin`: who and what may come in, and how the server fares. For administrators of the whole province. */
export function Admin() {
  return (
    <Office>
      <Seated>
        {(seat) =>
          mayOf(seat.picture.viewer)('listPeople', [null]) ? (
            <DeskFrame seat={seat} name="admin">
              <AdminScreen />
            </DeskFrame>
          ) : (
            <NotForYou role={seat.picture.viewer.role} />
          )
        }
      </Seated>
    </Office>
  )
}

function NotForYou({
  role,
}: {
  role: 'admin' | 'commander' | 'operator' | 'planner' | 'observer' | 'field' | 'display'
}) {
  const { t } = useTranslation()
  return (
    <main className="work-door" data-refused="notAllowed">
      <h1>{t('admin.notForYou')}</h1>
      <p>{t('admin.notForYouWhy', { role: t(`role.${role}`) })}</p>
      <p>
        <Link to="/console">{t('account.back')}</Link>
      </p>
    </main>
  )
}
