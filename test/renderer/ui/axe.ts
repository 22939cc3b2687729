import axe from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules broken inside `root`, each with the elements that break it; empty when all is well. */
export async function violations(root: Element = document.body): Promise<string[]> {
  const { violations: found } = await axe.run(root, { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] })
  return found.map(({ id, impact, nodes }) => {
    const where = nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`)
    return `${id} (${impact ?? 'none'}): ${where.join(' | ')}`
  })
}

/** After the next painted frame, and after the short fades. */
export async function settled(): Promise<void> {
  await new Promise((done) => setTimeout(done, 160))
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
}
