import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { decodeAction, encodeAction } from '../../../../src/domain/action-code.ts'
import type { Command } from '../../../../src/domain/command.ts'
import type { Lang } from '../../../../src/domain/lang.ts'
import type { Address } from './address.ts'
import type { Chat } from './chat.ts'
import { Composer, INPUT_ID } from './composer.tsx'
import { Exchange } from './exchange.tsx'
import { Header } from './header.tsx'
import { isForInputMethod } from './keys.ts'
import type { PageLanguage } from './language.ts'
import { rememberLanguage } from './memory.ts'
import { type PageContext, PageProvider } from './page-context.ts'
import { WORDS } from './words.ts'

const SHORTCUTS = ['areas', 'figures', 'tip'] as const satisfies readonly Command[]

const command = (name: Command): string => encodeAction({ kind: 'command', command: name })

const focusInput = (): void => document.getElementById(INPUT_ID)?.focus()

/** In another site's frame the site closes it, so it is told; it knows us by our origin. */
const leave = (): void => window.parent.postMessage('wenbao-close', '*')

export interface AppOptions {
	readonly chat: Chat
	readonly address: Address
	readonly first: PageLanguage
}

export const App = ({ chat, address: { embedded }, first }: AppOptions): JSX.Element => {
	const [{ lang, chosen }, setLanguage] = useState(first)
	const [turns, setTurns] = useState(chat.turns)
	/** Turns that were there when the page came: they neither scroll nor are news. */
	const known = useRef(turns.length)
	const words = WORDS[lang]

	useLayoutEffect(() => chat.watch(() => setTurns(chat.turns())), [chat])
	useLayoutEffect(() => {
		document.documentElement.lang = lang
		document.title = `${words.title} · ${words.tagline}`
	}, [lang, words])
	useEffect(() => {
		const onKey = (event: KeyboardEvent): void => {
			if (event.key !== 'Escape' || isForInputMethod(event)) return
			if (embedded) leave()
			else focusInput()
		}
		addEventListener('keydown', onKey)
		return () => removeEventListener('keydown', onKey)
	}, [embedded])

	const greet = (inLang: Lang): void =>
		chat.ask({ words: '', body: { action: command('start') }, lang: inLang })
	const restart = (inLang: Lang): void => {
		known.current = 0
		chat.clear()
		greet(inLang)
	}
	const choose = (next: Lang): void => {
		rememberLanguage(next)
		setLanguage({ lang: next, chosen: true })
		// A greeting that nobody has answered to is said again.
		if (chat.turns().every(({ asked }) => asked.words === '')) restart(next)
	}

	const page: PageContext = {
		words,
		lang,
		embedded,
		ask: (text) => chat.ask({ words: text, body: { text }, lang: chosen ? lang : null }),
		press: (label, action, ofAnswer) => {
			const decoded = decodeAction(action)
			const wanted = decoded?.kind === 'language' ? decoded.lang : null
			if (wanted !== null) choose(wanted)
			chat.ask({ words: label, body: { action }, lang: wanted ?? (chosen ? lang : ofAnswer) })
		},
		retry: chat.retry,
		rate: (key, useful) => void chat.rate(key, useful),
	}

	return (
		<PageProvider value={page}>
			<a
				class="skip"
				href={`#${INPUT_ID}`}
				onClick={(event) => {
					// No entry in the history of its own.
					event.preventDefault()
					focusInput()
				}}
			>
				{words.skip}
			</a>
			<div class={embedded ? 'page embedded' : 'page'}>
				<Header choose={choose} restart={() => restart(lang)} />
				<main>
					<div class="log" role="log" aria-live="polite" aria-label={words.log}>
						{turns.map((turn, at) => (
							<Exchange
								key={turn.key}
								turn={turn}
								newest={at === turns.length - 1}
								quiet={at < known.current}
							/>
						))}
					</div>
					<div class="dock">
						{/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
						<div class="shortcuts" role="group" aria-label={words.shortcuts.label}>
							{SHORTCUTS.map((name) => (
								<button
									key={name}
									type="button"
									onClick={() => page.press(words.shortcuts[name], command(name), lang)}
								>
									{words.shortcuts[name]}
								</button>
							))}
						</div>
						<Composer />
					</div>
				</main>
			</div>
		</PageProvider>
	)
}
