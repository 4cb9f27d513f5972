// Loaded before an entry file (node -r): an older Node cannot even read TypeScript and would print a stack trace.
if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(
    `Tongxing needs Node 24 or newer and this is ${process.versions.node}: run npm ci, which brings it for Linux and Windows, or install it from nodejs.org.`,
  )
  process.exit(1)
}
