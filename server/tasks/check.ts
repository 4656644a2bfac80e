import { FAST_GATE } from './gate.ts'
import { runSteps } from './run.ts'

process.exitCode = (await runSteps(FAST_GATE)) ? 0 : 1
