import type { Lang } from '../../domain/lang.ts'
import { en } from './en.ts'
import type { Phrasebook } from './phrasebook.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

export const PHRASEBOOKS: Readonly<Record<Lang, Phrasebook>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en }
