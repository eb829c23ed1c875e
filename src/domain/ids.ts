/** Branded ids: a plain string never passes for one of these by accident. */
declare const brand: unique symbol
type Brand<Name extends string> = string & { readonly [brand]: Name }

export type AreaId = Brand<'AreaId'>
export type FigureId = Brand<'FigureId'>
export type FactId = Brand<'FactId'>
/** Something citizens ask for that the report does not state. */
export type SubjectId = Brand<'SubjectId'>

export const areaId = (id: string): AreaId => id as AreaId
export const figureId = (id: string): FigureId => id as FigureId
export const factId = (id: string): FactId => id as FactId
export const subjectId = (id: string): SubjectId => id as SubjectId
