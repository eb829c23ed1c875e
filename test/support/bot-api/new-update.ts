import type { Update } from 'grammy/types'

/** An update that holds one thing, before it has a number. */
export type NewUpdate<Field extends keyof Update> = { readonly [Key in Field]: NonNullable<Update[Key]> }

export type MessageUpdate = NewUpdate<'message'>
