// What another site includes: <script src="https://host/embed.js" data-lang="zh-Hans" async></script>. It adds one
// element, with all of its own inside a shadow root, and nothing to the site's global names.
import { LANGS, type Lang } from '../../../../src/domain/lang.ts'

const TAG = 'wenbao-chat'

interface EmbedWords {
	readonly open: string
	readonly close: string
	readonly title: string
}

const WORDS: Readonly<Record<Lang, EmbedWords>> = {
	'zh-Hans': { open: '问报告', close: '关闭', title: '问报：问政府工作报告' },
	'zh-Hant': { open: '問報告', close: '關閉', title: '問報：問政府工作報告' },
	en: { open: 'Ask the report', close: 'Close', title: 'Wenbao: ask the government work report' },
}

/** Set as a style sheet object: sites that allow no inline styles allow this. */
const STYLE = `
:host { all: initial; position: fixed; z-index: 2147483000; inset: auto 16px 16px auto; font: 16px/1.4 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
button { font: inherit; cursor: pointer; border: 0; color: #fff; background: #0b5cad; }
button:focus-visible { outline: 3px solid #0b5cad; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
.open { min-height: 48px; padding: 0 22px; border-radius: 24px; font-weight: 600; box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
.panel { position: fixed; inset: auto 16px 16px auto; width: min(400px, calc(100vw - 32px)); height: min(640px, calc(100vh - 32px)); display: flex; flex-direction: column; overflow: hidden; border-radius: 16px; background: #0b5cad; box-shadow: 0 8px 40px rgb(0 0 0 / 30%); }
.panel[hidden], .open[hidden] { display: none; }
.head { display: flex; justify-content: flex-end; }
.close { min-height: 40px; padding: 0 16px; }
.close:focus-visible { outline-color: #fff; outline-offset: -4px; box-shadow: none; }
iframe { flex: 1; width: 100%; border: 0; background: #fff; color-scheme: light dark; }
@media (max-width: 480px) { .panel { inset: 0; width: 100%; height: 100%; border-radius: 0; } }
@media print { :host { display: none; } }
`

const element = <Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	className: string,
	text = '',
): HTMLElementTagNameMap[Tag] => {
	const made = document.createElement(tag)
	made.className = className
	made.textContent = text
	return made
}

const attach = (script: HTMLScriptElement): void => {
	const origin = new URL(script.src).origin
	const lang = LANGS.find((known) => known === script.dataset['lang']) ?? 'zh-Hans'
	const words = WORDS[lang]

	const host = document.createElement(TAG)
	host.lang = lang
	const root = host.attachShadow({ mode: 'open' })
	const style = new CSSStyleSheet()
	style.replaceSync(STYLE)
	root.adoptedStyleSheets = [style]

	const open = element('button', 'open', words.open)
	open.type = 'button'
	open.setAttribute('aria-haspopup', 'dialog')
	open.setAttribute('aria-expanded', 'false')
	const panel = element('div', 'panel')
	panel.hidden = true
	panel.setAttribute('role', 'dialog')
	panel.setAttribute('aria-label', words.title)
	const head = element('div', 'head')
	const close = element('button', 'close', words.close)
	close.type = 'button'
	head.append(close)
	panel.append(head)
	root.append(open, panel)

	let frame: HTMLIFrameElement | null = null
	const show = (): void => {
		if (frame === null) {
			frame = document.createElement('iframe')
			frame.title = words.title
			frame.allow = 'clipboard-write; web-share'
			// Without lang the page would follow the browser; the site says which it is.
			frame.src = `${origin}/?embed=1&lang=${lang}`
			panel.append(frame)
		}
		panel.hidden = false
		open.hidden = true
		open.setAttribute('aria-expanded', 'true')
		frame.focus()
	}
	const hide = (): void => {
		if (panel.hidden) return
		panel.hidden = true
		open.hidden = false
		open.setAttribute('aria-expanded', 'false')
		open.focus()
	}
	open.addEventListener('click', show)
	close.addEventListener('click', hide)
	host.addEventListener('keydown', (event) => {
		if (event.key === 'Escape') hide()
	})
	addEventListener('message', (event) => {
		const ours = event.origin === origin && event.source === frame?.contentWindow
		if (ours && event.data === 'wenbao-close') hide()
	})
	document.body.append(host)
}

const script = document.currentScript
const begin = (): void => {
	// Included twice, it is there once.
	if (script instanceof HTMLScriptElement && document.querySelector(TAG) === null) attach(script)
}
if (document.body === null) addEventListener('DOMContentLoaded', begin, { once: true })
else begin()
