import { lazy, Suspense } from 'react'
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router'

const Wall = lazy(async () => ({ default: (await import('./screens/wall/wall.tsx')).Wall }))

const router = createBrowserRouter([
  { path: '/wall', element: <Wall /> },
  { path: '*', element: <Navigate to="/wall" replace /> },
])

/** Which screen stands at which address; each is loaded when it is asked for. */
export function App() {
  return (
    <Suspense>
      <RouterProvider router={router} />
    </Suspense>
  )
}
