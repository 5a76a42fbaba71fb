// `npm run plan-schema`: writes docs/plan-export.schema.json from the shape of the file. A test tells when it is old.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const shape = fileURLToPath(new URL('../shared/exports/plan-file.ts', import.meta.url))
const { module } = await runnerImport(shape, { configFile: false, logLevel: 'error' })
await writeFile(new URL('../docs/plan-export.schema.json', import.meta.url), `${JSON.stringify(module.planFileSchema(), null, 2)}\n`)
