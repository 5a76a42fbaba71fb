// How people come in: invitations that wait to be followed, the link of the first start, and the service in which a
// person works.
import { sql, type Migration } from 'kysely'

export const invitations: Migration = {
  async up(database) {
    await database.schema
      .createTable('invitations')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('token_hash', 'text', column => column.notNull().unique())
      .addColumn('email', 'text', column => column.notNull())
      .addColumn('name', 'text')
      .addColumn('invited_by', 'text', column => column.notNull().references('people.id'))
      .addColumn('invited_at', 'text', column => column.notNull())
      .addColumn('expires_at', 'text', column => column.notNull())
      .addColumn('accepted_at', 'text')
      .addColumn('accepted_by', 'text', column => column.references('people.id'))
      .addColumn('ended_at', 'text')
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('invitations_email').on('invitations').column('email').execute()

    await database.schema
      .createTable('invited_memberships')
      .addColumn('invitation', 'text', column => column.notNull().references('invitations.id'))
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('function', 'text', column => column.notNull())
      .addColumn('service', 'text')
      .addPrimaryKeyConstraint('invited_memberships_invitation_party_function', ['invitation', 'party', 'function'])
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('invited_memberships_party').on('invited_memberships').column('party').execute()

    await database.schema
      .createTable('first_start_links')
      .addColumn('token_hash', 'text', column => column.primaryKey().notNull())
      .addColumn('expires_at', 'text', column => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema.alterTable('memberships').addColumn('service', 'text').execute()
  },
}
