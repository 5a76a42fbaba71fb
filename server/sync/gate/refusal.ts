// How a stage of the gate says no.
import type { Refusal } from '../../../shared/protocol/messages.ts'
import { err } from '../../../shared/result.ts'
import type { Path } from '../../../shared/schema/node.ts'

export const refusal = (code: string, path: Path, more: Partial<Refusal> = {}): Refusal => ({ code, path: [...path], ...more })

export const refuse = (code: string, path: Path, more: Partial<Refusal> = {}): { ok: false; error: Refusal } => err(refusal(code, path, more))
