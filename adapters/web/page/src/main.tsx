import { render } from 'preact'
import { readAddress } from './address.ts'
import { postMessage, postVote } from './api.ts'
import { App } from './app.tsx'
import { createChat } from './chat.ts'
import { ignoreHaste } from './haste.ts'
import { pageLanguage } from './language.ts'
import { rememberedLanguage, rememberedTurns, rememberLanguage, rememberTurns } from './memory.ts'
import './styles.css'

const address = readAddress(location.search)
const first = pageLanguage(address.lang, rememberedLanguage(), navigator.languages)
if (address.lang === first.lang) rememberLanguage(first.lang)
const chat = createChat({
	post: postMessage,
	vote: postVote,
	remembered: rememberedTurns(),
	remember: rememberTurns,
})

/** Kept with this entry of the history: a reload, or the way back to it, does not ask again. */
const asked = (history.state as { readonly asked?: true } | null)?.asked === true
const { question } = address
if (question !== null && !(asked && chat.turns().length > 0)) {
	history.replaceState({ asked: true }, '')
	chat.ask({ words: question, body: { text: question }, lang: first.chosen ? first.lang : null })
} else if (chat.turns().length === 0) chat.ask({ words: '', body: { action: 'cmd_start' }, lang: first.lang })

ignoreHaste()
const root = document.getElementById('app')
if (root !== null) render(<App chat={chat} address={address} first={first} />, root)
