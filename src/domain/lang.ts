/** The languages of replies. A question in pinyin is answered in 简体. */
export type Lang = 'zh-Hans' | 'zh-Hant' | 'en'

/** One text in every reply language; `zh-Hant` is derived from `zh-Hans` when the pack is loaded. */
export type LocalText = Readonly<Record<Lang, string>>
