// People, how they sign in, and for which delegations they act. The first four tables are better-auth's, renamed;
// test/server/identity/accounts.test.ts asks better-auth whether anything it needs is missing.
import { sql, type Migration } from 'kysely'

export const peopleAndSessions: Migration = {
  async up(database) {
    await database.schema
      .createTable('people')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('name', 'text', column => column.notNull())
      .addColumn('email', 'text', column => column.notNull().unique())
      .addColumn('email_verified', 'integer', column => column.notNull())
      .addColumn('image', 'text')
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('updated_at', 'text', column => column.notNull())
      .addColumn('sample_label', 'text')
      .addColumn('suspended_at', 'text')
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('sessions')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('person', 'text', column => column.notNull().references('people.id'))
      .addColumn('token', 'text', column => column.notNull().unique())
      .addColumn('expires_at', 'text', column => column.notNull())
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('updated_at', 'text', column => column.notNull())
      .addColumn('ip_address', 'text')
      .addColumn('user_agent', 'text')
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('sessions_person').on('sessions').column('person').execute()
    await database.schema.createIndex('sessions_expires_at').on('sessions').column('expires_at').execute()

    await database.schema
      .createTable('credentials')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('person', 'text', column => column.notNull().references('people.id'))
      .addColumn('account_id', 'text', column => column.notNull())
      .addColumn('provider_id', 'text', column => column.notNull())
      .addColumn('access_token', 'text')
      .addColumn('refresh_token', 'text')
      .addColumn('id_token', 'text')
      .addColumn('access_token_expires_at', 'text')
      .addColumn('refresh_token_expires_at', 'text')
      .addColumn('scope', 'text')
      .addColumn('password', 'text')
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('updated_at', 'text', column => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('credentials_person').on('credentials').column('person').execute()

    await database.schema
      .createTable('verifications')
      .addColumn('id', 'text', column => column.primaryKey().notNull())
      .addColumn('identifier', 'text', column => column.notNull())
      .addColumn('value', 'text', column => column.notNull())
      .addColumn('expires_at', 'text', column => column.notNull())
      .addColumn('created_at', 'text', column => column.notNull())
      .addColumn('updated_at', 'text', column => column.notNull())
      .modifyEnd(sql`strict`)
      .execute()
    await database.schema.createIndex('verifications_identifier').on('verifications').column('identifier').execute()

    await database.schema
      .createTable('memberships')
      .addColumn('person', 'text', column => column.notNull().references('people.id'))
      .addColumn('party', 'text', column => column.notNull())
      .addColumn('function', 'text', column => column.notNull())
      .addColumn('from_at', 'text', column => column.notNull())
      .addColumn('until_at', 'text')
      .addPrimaryKeyConstraint('memberships_person_party_function', ['person', 'party', 'function'])
      .modifyEnd(sql`strict`)
      .execute()

    await database.schema
      .createTable('password_links')
      .addColumn('token_hash', 'text', column => column.primaryKey().notNull())
      .addColumn('person', 'text', column => column.notNull().references('people.id'))
      .addColumn('expires_at', 'text', column => column.notNull())
      .addColumn('used_at', 'text')
      .modifyEnd(sql`strict`)
      .execute()
  },
}
