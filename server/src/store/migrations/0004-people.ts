import { type Kysely, sql } from 'kysely'

/** Tables of before, as far as they are read here. */
type Before = { users: { name: string; role: string; password_hash: string } }
type After = { people: { id: string; name: string | null; subject: string | null; body: string; credentials: string } }

/** `name` and `subject` are null once they were erased, and any number of people may have none. */
async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.unique())
    .addColumn('subject', 'text', (column) => column.unique())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('credentials', 'text', (column) => column.notNull())
    .execute()
}

/** Until now the log named people by the name they signed in with: it stays their id. */
async function moveUsers(db: Kysely<Before & After>): Promise<void> {
  const users = await db.selectFrom('users').selectAll().execute()
  for (const { name, role, password_hash } of users) {
    const body = JSON.stringify({ id: name, duty: role, role, reach: null, status: 'active', version: 1 })
    const credentials = JSON.stringify({ passwordHash: password_hash, passwordIsInitial: false })
    await db.insertInto('people').values({ id: name, name, subject: null, body, credentials }).execute()
  }
}

/** Everybody signs in again: who holds a session was not kept by id. */
async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('sessions').execute()
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('person_id', 'text')
    .addColumn('display_id', 'text')
    .addColumn('entrance', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('agent', 'text', (column) => column.notNull())
    .addCheckConstraint('sessions_holder', sql`(person_id is null) <> (display_id is null)`)
    .execute()
  await db.schema.createIndex('sessions_expiry').on('sessions').column('expires_at').execute()
  await db.schema.createIndex('sessions_display').on('sessions').column('display_id').execute()
  await db.schema.createIndex('sessions_person').on('sessions').column('person_id').execute()
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createPeople(db)
  await moveUsers(db.withTables<Before & After>())
  await db.schema.dropTable('users').execute()
  await createSessions(db)
}
