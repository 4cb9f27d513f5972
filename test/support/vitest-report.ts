import { readFileSync } from 'node:fs'

type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** A file that could not be loaded, and an error outside every test, count as one failure each. */
export function countsOf(report: string, ok: boolean): { passed: number; failed: number } {
  const read = readReport(report)
  if (!read) return { passed: 0, failed: ok ? 0 : 1 }
  const broken = read.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  ).length
  const failed = read.numFailedTests + broken
  return { passed: read.numPassedTests, failed: failed === 0 && !ok ? 1 : failed }
}

function readReport(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return undefined
  }
}
