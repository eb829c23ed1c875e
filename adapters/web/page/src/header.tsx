import type { JSX } from 'preact'
import { LANGS, type Lang } from '../../../../src/domain/lang.ts'
import { overviewAddress } from './answer.ts'
import { Icon } from './icons.tsx'
import { usePage } from './page-context.ts'
import { LANGUAGE_NAMES } from './words.ts'

export interface HeaderOptions {
	readonly choose: (lang: Lang) => void
	readonly restart: () => void
}

export const Header = ({ choose, restart }: HeaderOptions): JSX.Element => {
	const { words, lang, embedded } = usePage()
	return (
		<header class="bar">
			<div class="bar-inner">
				<h1>
					<span class="name">{words.title}</span> <span class="tagline">{words.tagline}</span>
				</h1>
				<nav>
					<a
						class="bar-link"
						href={overviewAddress(lang)}
						{...(embedded ? { target: '_blank', rel: 'noopener' } : {})}
					>
						<Icon name="document" />
						<span>
							{words.report}
							{embedded ? <span class="unseen">{words.newWindow}</span> : null}
						</span>
					</a>
					<button type="button" class="bar-link" onClick={restart}>
						<Icon name="again" />
						<span>{words.restart}</span>
					</button>
				</nav>
				{/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
				<div class="languages" role="group" aria-label={words.language}>
					{LANGS.map((each) => (
						<button
							key={each}
							type="button"
							lang={each}
							aria-pressed={each === lang}
							aria-label={`${LANGUAGE_NAMES[each].short} ${LANGUAGE_NAMES[each].whole}`}
							onClick={() => choose(each)}
						>
							{LANGUAGE_NAMES[each].short}
						</button>
					))}
				</div>
			</div>
		</header>
	)
}
