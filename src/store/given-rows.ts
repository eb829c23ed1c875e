import { type AliasedRawBuilder, sql } from 'kysely'
import type { Dialect } from './schema.ts'

type Row = Readonly<Record<string, string | number | null>>

const listed = <Type extends string>(
	columns: Readonly<Record<string, Type>>,
	write: (name: string, type: Type) => ReturnType<typeof sql>,
) => sql.join(Object.entries(columns).map(([name, type]) => write(name, type)))

/**
 * Rows that a statement is given, as a table named `given`. They travel as one parameter of JSON: the statement has the
 * same short text for one row and for a thousand, is put together once, and its size knows no limit of parameters.
 */
export const givenRows = <Given extends Row>(
	dialect: Dialect,
	columns: Readonly<Record<keyof Given & string, 'text' | 'bigint'>>,
	rows: readonly Given[],
): AliasedRawBuilder<Given, 'given'> => {
	const json = JSON.stringify(rows)
	if (dialect === 'sqlite') {
		const selected = listed(columns, (name) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`)
		return sql<Given>`(select ${selected} from json_each(${json}))`.as('given')
	}
	const named = listed(columns, (name, type) => sql`${sql.ref(name)} ${sql.raw(type)}`)
	return sql<Given>`json_to_recordset(cast(${json} as json))`.as<'given'>(sql`given(${named})`)
}
