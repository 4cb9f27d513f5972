import { hash } from 'node:crypto'

/** Grows a Merkle tree as RFC 9162 §2.1.1 defines it, with SHA-256; leaves are texts, hashes are hex. */
export function openTree() {
  // Roots of perfect trees, the largest first: as many as the number of leaves has binary ones.
  const perfect: string[] = []
  let leaves = 0
  return {
    add(text: string): void {
      let top = hashOfLeaf(text)
      for (let n = ++leaves; n % 2 === 0; n /= 2) top = hashOfNode(perfect.pop() ?? '', top)
      perfect.push(top)
    },
    root: (): string =>
      perfect.length === 0
        ? hash('sha256', '')
        : perfect.reduceRight((right, left) => hashOfNode(left, right)),
  }
}

/** Leaves and nodes hash apart, so that a node can never be passed off as a leaf. */
const hashOfLeaf = (text: string): string => hash('sha256', `\0${text}`)

const node = Buffer.alloc(65, 1)
function hashOfNode(left: string, right: string): string {
  node.write(left, 1, 'hex')
  node.write(right, 33, 'hex')
  return hash('sha256', node)
}
