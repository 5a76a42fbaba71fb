// The list that a delegation keeps of its services, for itself: whoever drafts or speaks for it changes it, and its people alone read it.
import type { Kysely } from 'kysely'
import { mostServices } from '../../shared/api/open-rounds.ts'
import type { OwnService } from '../../shared/api/open-rounds.ts'
import { ServiceId, randomId } from '../../shared/ids.ts'
import type { PartyId } from '../../shared/ids.ts'
import { ownPeople } from '../../shared/mandates/mandates.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Database } from '../store/schema.ts'

export type ServiceError = { readonly code: 'mandate/reader' | 'service/exists' | 'service/not-found' | 'service/too-many'; readonly field?: string }

type Parts = { readonly database: Kysely<Database>; readonly now: () => Date; readonly changed: (party: PartyId) => void }

export const mayEditServices = ({ functions }: Pick<Writer, 'functions'>): boolean => functions.some(held => ownPeople.includes(held))

export class Services {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** By name; those that were removed too. */
  async of(party: PartyId): Promise<readonly OwnService[]> {
    const rows = await this.parts.database.selectFrom('own_services').selectAll().where('party', '=', party).execute()
    return rows.map(({ id, name, removed_at: removedAt }) => ({ id, name, removed: removedAt !== null })).sort((one, other) => one.name.localeCompare(other.name, 'en'))
  }

  /** One that was removed comes back under the same name, with what it said. */
  async add(writer: Writer, name: string): Promise<Result<ServiceId, ServiceError>> {
    if (!mayEditServices(writer)) return err({ code: 'mandate/reader' })
    const { party } = writer
    const known = await this.of(party)
    const same = known.find(service => isSame(service.name, name))
    if (same?.removed === false) return err({ code: 'service/exists', field: 'name' })
    if (known.filter(({ removed }) => !removed).length >= mostServices) return err({ code: 'service/too-many' })
    const id = same?.id ?? ServiceId.parse(randomId())
    const { database } = this.parts
    if (same === undefined) await database.insertInto('own_services').values({ id, party, name, added_at: this.parts.now().toISOString(), removed_at: null }).execute()
    else await database.updateTable('own_services').set({ name, removed_at: null }).where('party', '=', party).where('id', '=', id).execute()
    this.parts.changed(party)
    return ok(id)
  }

  async rename(writer: Writer, id: ServiceId, name: string): Promise<Result<void, ServiceError>> {
    if (!mayEditServices(writer)) return err({ code: 'mandate/reader' })
    const known = await this.of(writer.party)
    if (!known.some(service => service.id === id && !service.removed)) return err({ code: 'service/not-found' })
    if (known.some(service => service.id !== id && isSame(service.name, name))) return err({ code: 'service/exists', field: 'name' })
    await this.parts.database.updateTable('own_services').set({ name }).where('party', '=', writer.party).where('id', '=', id).execute()
    this.parts.changed(writer.party)
    return ok(undefined)
  }

  async remove(writer: Writer, id: ServiceId): Promise<Result<void, ServiceError>> {
    if (!mayEditServices(writer)) return err({ code: 'mandate/reader' })
    const known = await this.of(writer.party)
    if (!known.some(service => service.id === id)) return err({ code: 'service/not-found' })
    await this.parts.database.updateTable('own_services').set({ removed_at: this.parts.now().toISOString() }).where('party', '=', writer.party).where('id', '=', id).execute()
    this.parts.changed(writer.party)
    return ok(undefined)
  }
}

const isSame = (one: string, other: string): boolean => one.localeCompare(other, 'en', { sensitivity: 'base' }) === 0
