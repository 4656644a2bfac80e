import type { Response } from 'express'

const NAME = 'jj_session'

export function readCookie(header: string | undefined, wanted: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === wanted && value) return value
  }
  return null
}

/** Value of the session cookie in a Cookie header, for requests and socket handshakes alike. */
export const readSessionCookie = (header: string | undefined): string | null => readCookie(header, NAME)

export function setSessionCookie(res: Response, token: string, maxAgeMs: number, secure: boolean): void {
  res.cookie(NAME, token, { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: maxAgeMs })
}

export function clearSessionCookie(res: Response, secure: boolean): void {
  res.clearCookie(NAME, { httpOnly: true, sameSite: 'strict', secure, path: '/' })
}
