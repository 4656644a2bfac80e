/** First import of `main.ts`: an older Node is refused in words before anything else can fail without them. */
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Jaga Jarak needs Node 24 or newer; this is ${process.versions.node}. "npm ci" brings one: start with "npm start".`,
  )
  process.exit(78)
}
