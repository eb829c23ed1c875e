/** The languages of replies. A question in pinyin is answered in 简体. */
export const LANGS = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** One text in every reply language; `zh-Hant` is derived from `zh-Hans` when the pack is loaded. */
export type LocalText = Readonly<Record<Lang, string>>
