import { z } from 'zod'

// The page's policy forbids code made at run time; zod would try before the first parse.
z.config({ jitless: true })
