import { lazy, Suspense } from 'react'
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router'
import { WallFault } from './screens/wall/wall-fault.tsx'

const Wall = lazy(async () => ({ default: (await import('./screens/wall/wall.tsx')).Wall }))
const Login = lazy(async () => ({ default: (await import('./screens/login/login.tsx')).Login }))
const Account = lazy(async () => ({ default: (await import('./screens/account/account.tsx')).Account }))
const Trail = lazy(async () => ({ default: (await import('./screens/trail/trail.tsx')).Trail }))
const Neutrality = lazy(async () => ({ default: (await import('./screens/neutrality/neutrality.tsx')).Neutrality }))
const Console = lazy(async () => ({ default: (await import('./screens/console/console.tsx')).Console }))
const Privacy = lazy(async () => ({ default: (await import('./screens/privacy/privacy.tsx')).Privacy }))
const Retention = lazy(async () => ({ default: (await import('./screens/privacy/retention.tsx')).Retention }))

const Province = lazy(async () => ({ default: (await import('./screens/province/province.tsx')).Province }))
const ProvinceScreen = lazy(async () => ({
  default: (await import('./screens/province/province-screen.tsx')).ProvinceScreen,
}))
const SituationReport = lazy(async () => ({
  default: (await import('./screens/province/situation-report.tsx')).SituationReport,
}))

const Field = lazy(async () => ({ default: (await import('./screens/field/field.tsx')).Field }))
const Admin = lazy(async () => ({ default: (await import('./screens/admin/admin.tsx')).Admin }))

const router = createBrowserRouter([
  { path: '/wall', element: <Wall />, errorElement: <WallFault /> },
  { path: '/login', element: <Login /> },
  { path: '/account', element: <Account /> },
  { path: '/admin', element: <Admin /> },
  { path: '/console', element: <Console /> },
  { path: '/field', element: <Field /> },
  { path: '/privacy', element: <Privacy /> },
  { path: '/privacy/retention', element: <Retention /> },
  { path: '/trail', element: <Trail /> },
  { path: '/neutrality', element: <Neutrality /> },
  {
    path: '/province',
    element: <Province />,
    children: [
      { index: true, element: <ProvinceScreen /> },
      { path: 'report', element: <SituationReport /> },
      { path: ':region', element: <ProvinceScreen /> },
    ],
  },
  // The sign-in page knows where each belongs.
  { path: '*', element: <Navigate to="/login" replace /> },
])

/** Which screen stands at which address; each is loaded when it is asked for. */
export function App() {
  return (
    <Suspense>
      <RouterProvider router={router} />
    </Suspense>
  )
}
