import './jitless.ts'
import '@fontsource-variable/inter'
import './tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { openTexts } from './text/language.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
await openTexts()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
