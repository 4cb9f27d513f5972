import type { Log } from '../platform/log/log.ts'

export type Job = {
  readonly name: string
  readonly everySeconds: number
  /** Runs once more when all have stopped. */
  readonly atEnd?: true
  readonly run: () => Promise<{ handled: number; failed: number }>
}

/** Runs each job again and again, never twice at once; `stop` waits for what is under way. */
export function startScheduler(jobs: readonly Job[], log: Log): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const running = jobs.map((job) => repeat(job, log, stopping.signal))
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
      for (const job of jobs) if (job.atEnd) await runOnce(job, log)
    },
  }
}

async function repeat(job: Job, log: Log, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await runOnce(job, log)
    await pause(job.everySeconds * 1000, stopping)
  }
}

/** A job that fails is logged and runs again at its next turn. */
async function runOnce({ name, run }: Job, log: Log): Promise<void> {
  const from = performance.now()
  try {
    const counts = await run()
    const milliseconds = Math.round(performance.now() - from)
    if (counts.handled + counts.failed > 0) log.job({ job: name, ...counts, milliseconds })
  } catch (error) {
    log.failure({ requestId: 'job', route: name, error })
  }
}

const pause = (milliseconds: number, stopping: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopping.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      stopping.removeEventListener('abort', end)
      resolve()
    }, milliseconds)
    stopping.addEventListener('abort', end, { once: true })
  })
