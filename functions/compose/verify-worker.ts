import { parentPort, workerData } from 'node:worker_threads'
import { verifyPart } from './verify-part.ts'

// A thread of `audit:verify`: takes a task, gives a verdict.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
parentPort?.postMessage(verifyPart(workerData))
