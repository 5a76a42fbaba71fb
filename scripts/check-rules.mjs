// Fails when a rule lacks what makes it a rule: a source, a sentence with its heading, and tests whose titles open with
// its id (a passing, a failing and a boundary case). A title with an id that is no rule's is a typing error and fails too.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const fewestTests = 3
const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const load = async path => (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module
const { rules } = await load('shared/rules/index.ts')
const { ruleIds } = await load('shared/rules/rule-ids.ts')
const { sources } = await load('shared/sources.ts')
const { sentences } = await load('shared/messages/index.ts')

const testFolder = join(root, 'test/shared/rules')
const testCountById = new Map()
for (const file of readdirSync(testFolder, { recursive: true })) {
  if (!file.endsWith('.test.ts')) continue
  for (const [, id] of readFileSync(join(testFolder, file), 'utf8').matchAll(/['"`]\[([a-z-]+\/[a-z-]+)\] /g)) {
    testCountById.set(id, (testCountById.get(id) ?? 0) + 1)
  }
}

const problems = []
if (rules.map(rule => rule.id).join() !== ruleIds.join()) problems.push('shared/rules/rule-ids.ts does not list the ids of shared/rules/index.ts in their order')
const seen = new Set()
for (const { id, source } of rules) {
  const tests = testCountById.get(id) ?? 0
  if (seen.has(id)) problems.push(`${id}: two rules have this id`)
  seen.add(id)
  if (!Object.hasOwn(sources, source.document)) problems.push(`${id}: its source ${source.document} is not in shared/sources.ts`)
  if (source.passage.trim() === '') problems.push(`${id}: its source names no passage`)
  if (!sentences[id]?.trim()) problems.push(`${id}: shared/messages has no sentence for it`)
  if (!sentences[`heading/${id}`]?.trim()) problems.push(`${id}: shared/messages has no heading for it`)
  if (tests < fewestTests) problems.push(`${id}: ${tests} test titles open with [${id}]; a passing, a failing and a boundary case are needed`)
}
for (const id of testCountById.keys()) if (!seen.has(id)) problems.push(`[${id}] opens a test's title and is no rule`)

for (const problem of problems) console.error(problem)
console.log(`${rules.length} rules, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
