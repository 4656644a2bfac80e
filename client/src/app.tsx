import { lazy, Suspense } from 'react'
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router'

const Wall = lazy(async () => ({ default: (await import('./screens/wall/wall.tsx')).Wall }))
const Login = lazy(async () => ({ default: (await import('./screens/login/login.tsx')).Login }))
const Account = lazy(async () => ({ default: (await import('./screens/account/account.tsx')).Account }))
const Console = lazy(async () => ({ default: (await import('./screens/console/console.tsx')).Console }))

const Admin = lazy(async () => ({ default: (await import('./screens/admin/admin.tsx')).Admin }))

const router = createBrowserRouter([
  { path: '/wall', element: <Wall /> },
  { path: '/login', element: <Login /> },
  { path: '/account', element: <Account /> },
  { path: '/admin', element: <Admin /> },
  { path: '/console', element: <Console /> },
  { path: '*', element: <Navigate to="/console" replace /> },
])

/** Which screen stands at which address; each is loaded when it is asked for. */
export function App() {
  return (
    <Suspense>
      <RouterProvider router={router} />
    </Suspense>
  )
}
