import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { lengthOf, MOST_CHARACTERS } from './address.ts'
import { Icon } from './icons.tsx'
import { isSendKey } from './keys.ts'
import { rememberDraft, rememberedDraft } from './memory.ts'
import { usePage } from './page-context.ts'

export const INPUT_ID = 'question'

/** Where questions are typed. What was typed stays until it is sent, over a reload too. */
export const Composer = (): JSX.Element => {
	const { words, ask } = usePage()
	const input = useRef<HTMLTextAreaElement>(null)
	const [text, setText] = useState(rememberedDraft)
	const over = lengthOf(text) - MOST_CHARACTERS
	const fits = over <= 0

	// At once: an effect would come after the next painting, and a reload may come before.
	const write = (typed: string): void => {
		setText(typed)
		rememberDraft(typed)
	}

	const send = (): void => {
		// What is in the field counts: a state may lag behind an input method by one event.
		const typed = (input.current?.value ?? text).trim()
		if (typed === '' || lengthOf(typed) > MOST_CHARACTERS) return
		write('')
		ask(typed)
		input.current?.focus()
	}

	return (
		<form
			class="composer"
			onSubmit={(event) => {
				event.preventDefault()
				send()
			}}
		>
			<label class="unseen" for={INPUT_ID}>
				{words.inputLabel}
			</label>
			<div class="field">
				<textarea
					id={INPUT_ID}
					ref={input}
					rows={1}
					placeholder={words.placeholder}
					enterkeyhint="send"
					autocomplete="off"
					value={text}
					aria-invalid={!fits}
					aria-describedby={fits ? undefined : 'too-long'}
					onInput={(event) => write(event.currentTarget.value)}
					onKeyDown={(event) => {
						if (!isSendKey(event)) return
						event.preventDefault()
						send()
					}}
				/>
				<button type="submit" class="send" aria-disabled={text.trim() === '' || !fits}>
					<Icon name="send" />
					<span>{words.send}</span>
				</button>
			</div>
			<p id="too-long" class="too-long" role="alert">
				{fits ? '' : words.tooLong(over, MOST_CHARACTERS)}
			</p>
		</form>
	)
}
