import { parentPort, workerData } from 'node:worker_threads'
import { verifyPart } from './verify-part.ts'

// A thread of `audit:verify`: takes a task, gives a verdict.
parentPort?.postMessage(verifyPart(workerData))
